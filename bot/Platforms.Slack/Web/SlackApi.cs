using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Web;

/// <summary>The calls that the bot makes, by name. An adapter over a library would have these methods.</summary>
internal sealed class SlackApi(SlackWeb web)
{
    /// <summary>A trigger is good for three seconds, some of which have passed.</summary>
    private static readonly TimeSpan TriggerWithin = TimeSpan.FromSeconds(2.5);

    /// <summary>What is done before an event is acknowledged, and does no harm where it is not done.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1.5);

    /// <summary>An answer that must wait longer than this goes back into the inbox instead of holding a worker.</summary>
    private static readonly TimeSpan PostWithin = TimeSpan.FromSeconds(3);

    /// <summary>A new address for a socket. Each is good for one connection, within 30 seconds.</summary>
    public async ValueTask<(Uri? Address, SlackReply Reply)> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        var reply = await web.SendAsync(new SlackRequest { Method = "apps.connections.open", IsForApp = true, Within = TimeSpan.Zero }, cancellationToken);
        var read = reply is SlackReply.Ok ok ? Read(ok.Body, SlackJson.Default.ConnectionReply) : null;
        return (Uri.TryCreate(read?.Url, UriKind.Absolute, out var address) ? address : null, reply);
    }

    public ValueTask<SlackReply> WhoAmIAsync(CancellationToken cancellationToken) => web.SendAsync(new SlackRequest { Method = "auth.test", IsRepeatable = true }, cancellationToken);

    /// <summary>Posts; never repeated by itself, since Slack takes no nonce: what may have arrived has to be looked for.</summary>
    public ValueTask<SlackReply> PostAsync(MessageBody body, CancellationToken cancellationToken) =>
        web.SendAsync(new SlackRequest { Method = "chat.postMessage", Place = body.Channel ?? "", Body = Bytes(body), Within = PostWithin }, cancellationToken);

    public ValueTask<SlackReply> PostPrivatelyAsync(MessageBody body, CancellationToken cancellationToken) =>
        web.SendAsync(new SlackRequest { Method = "chat.postEphemeral", Body = Bytes(body), Within = PostWithin }, cancellationToken);

    public ValueTask<SlackReply> UpdateAsync(MessageBody body, CancellationToken cancellationToken) =>
        web.SendAsync(new SlackRequest { Method = "chat.update", Body = Bytes(body), IsRepeatable = true }, cancellationToken);

    /// <summary>Uses one of the five uses of a response address. <see cref="ResponseBody.ReplaceOriginal"/> makes it safe to repeat.</summary>
    public ValueTask<SlackReply> RespondAsync(Uri address, ResponseBody body, CancellationToken cancellationToken) =>
        web.SendAsync(
            new SlackRequest
            {
                Method = "response_url",
                Place = address.AbsolutePath,
                Address = address,
                Body = JsonSerializer.SerializeToUtf8Bytes(body, SlackJson.Default.ResponseBody),
                IsRepeatable = body.ReplaceOriginal == true || body.DeleteOriginal == true,
                Within = PostWithin,
            }, cancellationToken);

    public ValueTask<SlackReply> OpenViewAsync(string trigger, View view, CancellationToken cancellationToken) =>
        web.SendAsync(new SlackRequest { Method = "views.open", Body = Json(new OpenView(trigger, view), SlackJson.Default.OpenView), Within = TriggerWithin, Timeout = TriggerWithin }, cancellationToken);

    public ValueTask<SlackReply> UpdateViewAsync(string id, View view, CancellationToken cancellationToken) =>
        web.SendAsync(new SlackRequest { Method = "views.update", Body = Json(new UpdateView(id, view), SlackJson.Default.UpdateView), IsRepeatable = true }, cancellationToken);

    public ValueTask<SlackReply> PublishHomeAsync(string user, View view, CancellationToken cancellationToken) =>
        web.SendAsync(new SlackRequest { Method = "views.publish", Body = Json(new PublishView(user, view), SlackJson.Default.PublishView), IsRepeatable = true, Within = Soon, Timeout = Soon }, cancellationToken);

    public ValueTask<SlackReply> SuggestAsync(SuggestedPrompts prompts, CancellationToken cancellationToken) =>
        web.SendAsync(new SlackRequest { Method = "assistant.threads.setSuggestedPrompts", Body = Json(prompts, SlackJson.Default.SuggestedPrompts), IsRepeatable = true, Within = Soon, Timeout = Soon }, cancellationToken);

    public ValueTask<SlackReply> SetStatusAsync(ThreadStatus status, CancellationToken cancellationToken) =>
        web.SendAsync(new SlackRequest { Method = "assistant.threads.setStatus", Body = Json(status, SlackJson.Default.ThreadStatus), Within = TimeSpan.Zero, Timeout = Soon }, cancellationToken);

    /// <summary>
    /// The id of the conversation with a member alone; the same one every time. Where there is none the reply says why: a member who cannot be
    /// written to is something else than a call that did not get through.
    /// </summary>
    public async ValueTask<(string? Channel, SlackReply Reply)> DirectAsync(string member, CancellationToken cancellationToken)
    {
        var (value, reply) = await ReadAsync("conversations.open", [new("users", member)], SlackJson.Default.ConversationReply, cancellationToken);
        return value?.Channel?.Id is { } channel ? (channel, reply) : (null, reply is SlackReply.Ok ? new SlackReply.Unknown("a reply without a channel") : reply);
    }

    /// <summary>Messages of a channel since <paramref name="oldest"/>, newest first, a page at a time.</summary>
    public ValueTask<(HistoryReply? Value, SlackReply Reply)> HistoryAsync(string channel, string oldest, string? cursor, CancellationToken cancellationToken) =>
        ReadAsync("conversations.history", Page([new("channel", channel), new("oldest", oldest), new("inclusive", "true"), new("include_all_metadata", "true"), new("limit", "200")], cursor), SlackJson.Default.HistoryReply, cancellationToken);

    /// <summary>Messages of a thread, its first one included, oldest first, a page at a time.</summary>
    public ValueTask<(HistoryReply? Value, SlackReply Reply)> RepliesAsync(string channel, string thread, string oldest, string? cursor, CancellationToken cancellationToken) =>
        ReadAsync("conversations.replies", Page([new("channel", channel), new("ts", thread), new("oldest", oldest), new("inclusive", "true"), new("include_all_metadata", "true"), new("limit", "200")], cursor), SlackJson.Default.HistoryReply, cancellationToken);

    /// <summary>The conversations that the bot is in.</summary>
    public ValueTask<(ConversationsReply? Value, SlackReply Reply)> OwnConversationsAsync(string? cursor, CancellationToken cancellationToken) =>
        ReadAsync("users.conversations", Page([new("types", "public_channel,private_channel,im"), new("exclude_archived", "true"), new("limit", "200")], cursor), SlackJson.Default.ConversationsReply, cancellationToken);

    public ValueTask<(ConversationReply? Value, SlackReply Reply)> ConversationAsync(string channel, CancellationToken cancellationToken) =>
        ReadAsync("conversations.info", [new("channel", channel)], SlackJson.Default.ConversationReply, cancellationToken);

    public ValueTask<(GroupMembersReply? Value, SlackReply Reply)> GroupMembersAsync(string group, CancellationToken cancellationToken) =>
        ReadAsync("usergroups.users.list", [new("usergroup", group)], SlackJson.Default.GroupMembersReply, cancellationToken);

    /// <summary>Uploads a picture for use in blocks; its id, or null. Nobody sees it anywhere else.</summary>
    public async ValueTask<string?> UploadAsync(string name, string title, byte[] bytes, CancellationToken cancellationToken)
    {
        var (upload, _) = await ReadAsync(
            "files.getUploadURLExternal", [new("filename", name), new("length", bytes.Length.ToString(CultureInfo.InvariantCulture))], SlackJson.Default.UploadReply, cancellationToken);
        if (upload is not { FileId: { } id } || !Uri.TryCreate(upload.UploadUrl, UriKind.Absolute, out var address)) return null;
        if (await web.SendAsync(new SlackRequest { Method = "upload", Address = address, Bytes = bytes, IsRepeatable = true }, cancellationToken) is not SlackReply.Ok) return null;
        var complete = new SlackRequest { Method = "files.completeUploadExternal", Body = Json(new CompleteUpload([new UploadedFile(id, title)]), SlackJson.Default.CompleteUpload), IsRepeatable = true };
        return await web.SendAsync(complete, cancellationToken) is SlackReply.Ok ? id : null;
    }

    public async ValueTask<(T? Value, SlackReply Reply)> ReadAsync<T>(string method, IReadOnlyList<KeyValuePair<string, string>> form, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        var reply = await web.SendAsync(new SlackRequest { Method = method, Form = form, IsRepeatable = true }, cancellationToken);
        return (reply is SlackReply.Ok ok ? Read(ok.Body, type) : null, reply);
    }

    public static T? Read<T>(byte[] body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Page(IReadOnlyList<KeyValuePair<string, string>> form, string? cursor) =>
        cursor is { Length: > 0 } ? [.. form, new("cursor", cursor)] : form;

    private static byte[] Bytes(MessageBody body) => Json(body, SlackJson.Default.MessageBody);

    private static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);
}

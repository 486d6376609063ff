using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Rest;

/// <summary>The calls that the bot makes, by name. An adapter over a chat library would have these methods.</summary>
internal sealed class DiscordApi(DiscordRest rest)
{
    /// <summary>Discord shows "did not respond" after three seconds; some of them have passed already.</summary>
    private static readonly TimeSpan AcknowledgeWithin = TimeSpan.FromSeconds(2.5);

    public ValueTask<GatewayBot?> GatewayAsync(CancellationToken cancellationToken) =>
        ReadAsync(new RestRequest(HttpMethod.Get, "gateway/bot", "gateway/bot", ""), DiscordJson.Default.GatewayBot, cancellationToken);

    /// <summary>
    /// The first reply to an interaction. False only where Discord knows the interaction no more: after any other trouble the work is done
    /// all the same, since the reply may have arrived, and an answer finds its way into the channel where it has not. That an interaction is unknown
    /// when the reply is sent again, after its three seconds, says nothing about the first time.
    /// </summary>
    public async ValueTask<bool> AcknowledgeAsync(Interaction interaction, Callback callback, CancellationToken cancellationToken)
    {
        var request = new RestRequest(HttpMethod.Post, $"interactions/{interaction.Id}/{interaction.Token}/callback", "interactions/callback", interaction.Id ?? "")
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(callback, DiscordJson.Default.Callback),
            IsInteraction = true,
            Within = AcknowledgeWithin,
        };
        return await rest.SendAsync(request, cancellationToken) is not RestReply.Refused { Code: not DiscordError.AlreadyAcknowledged, Status: < 500, MayBeDone: false };
    }

    public ValueTask<RestReply> EditOriginalAsync(string application, string token, MessageBody body, CancellationToken cancellationToken, RestFile? file = null) =>
        rest.SendAsync(Webhook(HttpMethod.Patch, $"webhooks/{application}/{token}/messages/@original", application, token, body) with { File = file }, cancellationToken);

    /// <summary>Edits a message that only the member sees; <paramref name="message"/> is its id, or "@original".</summary>
    public ValueTask<RestReply> EditPrivateAsync(string application, string token, string message, MessageBody body, CancellationToken cancellationToken) =>
        rest.SendAsync(Webhook(HttpMethod.Patch, $"webhooks/{application}/{token}/messages/{message}", application, token, body), cancellationToken);

    /// <summary>A further message for an interaction; not safe to repeat.</summary>
    public ValueTask<RestReply> FollowUpAsync(string application, string token, MessageBody body, CancellationToken cancellationToken) =>
        rest.SendAsync(Webhook(HttpMethod.Post, $"webhooks/{application}/{token}", application, token, body) with { IsRepeatable = false }, cancellationToken);

    /// <summary>Posts into a channel; the nonce makes a repetition harmless.</summary>
    public ValueTask<RestReply> PostAsync(string channel, string nonce, MessageBody body, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new RestRequest(HttpMethod.Post, $"channels/{channel}/messages", "channels/messages", channel) { Body = Bytes(body with { Nonce = nonce, EnforceNonce = true }) }, cancellationToken);

    /// <summary>
    /// Edits a message in a channel. A thread that lay still is archived, and nothing in it can be edited: it is opened first, as every post there
    /// opens it. One that moderators locked stays closed, and the refusal to open it is returned.
    /// </summary>
    public async ValueTask<RestReply> EditAsync(string channel, string message, MessageBody body, CancellationToken cancellationToken)
    {
        var edit = new RestRequest(HttpMethod.Patch, $"channels/{channel}/messages/{message}", "channels/messages/id", channel) { Body = Bytes(body) };
        var reply = await rest.SendAsync(edit, cancellationToken);
        if (reply is not RestReply.Refused { Code: DiscordError.ArchivedThread }) return reply;
        var open = new RestRequest(HttpMethod.Patch, $"channels/{channel}", "channels", channel) { Body = JsonSerializer.SerializeToUtf8Bytes(new ThreadChange(Archived: false), DiscordJson.Default.ThreadChange) };
        reply = await rest.SendAsync(open, cancellationToken);
        return reply is RestReply.Ok ? await rest.SendAsync(edit, cancellationToken) : reply;
    }

    /// <summary>Opens the thread of a message; its id is the message's. Refused with <see cref="DiscordError.ThreadExists"/> where there is one.</summary>
    public ValueTask<RestReply> OpenThreadAsync(string channel, string message, string name, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new RestRequest(HttpMethod.Post, $"channels/{channel}/messages/{message}/threads", "channels/messages/id/threads", channel)
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(new ThreadBody(name, 1_440), DiscordJson.Default.ThreadBody),
            }, cancellationToken);

    /// <summary>
    /// The id of the channel for direct messages with a member; Discord returns the same one every time. Where there is none the reply says why:
    /// a member who takes no messages is something else than a request that did not get through.
    /// </summary>
    public async ValueTask<(string? Channel, RestReply Reply)> DirectAsync(string member, CancellationToken cancellationToken)
    {
        var request = new RestRequest(HttpMethod.Post, "users/@me/channels", "users/@me/channels", "") { Body = JsonSerializer.SerializeToUtf8Bytes(new DirectBody(member), DiscordJson.Default.DirectBody) };
        var reply = await rest.SendAsync(request, cancellationToken);
        return reply is RestReply.Ok ok ? (Read(ok.Body, DiscordJson.Default.ChannelObject)?.Id, reply) : (null, reply);
    }

    /// <summary>Messages of a channel. Null where they could not be read, and the reply says why: a channel that is closed to the bot is not an empty one.</summary>
    public async ValueTask<(IReadOnlyList<MessageObject>? Messages, RestReply Reply)> MessagesAsync(string channel, string query, CancellationToken cancellationToken)
    {
        var reply = await rest.SendAsync(new RestRequest(HttpMethod.Get, $"channels/{channel}/messages?{query}", "channels/messages", channel), cancellationToken);
        return (reply is RestReply.Ok ok ? Read(ok.Body, DiscordJson.Default.IReadOnlyListMessageObject) : null, reply);
    }

    public ValueTask<IReadOnlyList<ApplicationCommand>?> CommandsAsync(string application, CancellationToken cancellationToken) =>
        ReadAsync(new RestRequest(HttpMethod.Get, $"applications/{application}/commands", "applications/commands", ""), DiscordJson.Default.IReadOnlyListApplicationCommand, cancellationToken);

    public async ValueTask<bool> OverwriteCommandsAsync(string application, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken) =>
        await rest.SendAsync(
            new RestRequest(HttpMethod.Put, $"applications/{application}/commands", "applications/commands", "")
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(commands, DiscordJson.Default.IReadOnlyListApplicationCommand),
            }, cancellationToken) is RestReply.Ok;

    /// <summary>Reads anything; null where that failed. For the set-up check.</summary>
    public ValueTask<T?> GetAsync<T>(string path, string kind, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class =>
        ReadAsync(new RestRequest(HttpMethod.Get, path, kind, path), type, cancellationToken);

    private async ValueTask<T?> ReadAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class =>
        await rest.SendAsync(request, cancellationToken) is RestReply.Ok { Body: var body } ? Read(body, type) : null;

    public static T? Read<T>(byte[] body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            // A proxy's page with status 200; as good as no reply.
            return null;
        }
    }

    private static RestRequest Webhook(HttpMethod method, string path, string application, string token, MessageBody body) =>
        new(method, path, "webhooks/messages", $"{application}/{token}") { Body = Bytes(body), IsInteraction = true };

    private static byte[] Bytes(MessageBody body) => JsonSerializer.SerializeToUtf8Bytes(body, DiscordJson.Default.MessageBody);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Intake;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;
using PsoasBot.Simulators;

namespace PsoasBot.Tests.Platforms.Slack;

/// <summary>Slack's own samples are read; they are not part of the project, and where they are absent the tests say so.</summary>
public sealed class ParserTests
{
    [Fact]
    public void Every_event_sample_is_read_and_named()
    {
        foreach (var file in Samples("events"))
        {
            var callback = Read(file, SlackJson.Default.EventCallback);
            // Two samples are of messages that never come over a socket and have no outer form.
            if (callback.Event.ValueKind != JsonValueKind.Object) continue;
            Assert.False(string.IsNullOrEmpty(callback.EventType), file);
            _ = EventIntake.NameOf(callback);
            Assert.NotNull(callback.Event.Deserialize(callback.EventType switch
            {
                "message" or "app_mention" => SlackJson.Default.MessageObject,
                "app_home_opened" => SlackJson.Default.HomeOpened,
                "assistant_thread_started" => SlackJson.Default.AssistantThreadEvent,
                _ => (JsonTypeInfo)SlackJson.Default.EventCallback,
            }));
        }
    }

    [Fact]
    public void Every_interactive_sample_is_read()
    {
        foreach (var file in Samples("app-backend"))
        {
            if (file.Contains("slash-commands", StringComparison.Ordinal)) Assert.NotNull(Read(file, SlackJson.Default.SlashCommand).ResponseUrl);
            else Assert.False(string.IsNullOrEmpty(Read(file, SlackJson.Default.Interaction).Type), file);
        }
    }

    [Fact]
    public void Every_reply_sample_is_read()
    {
        foreach (var file in Samples("api"))
        {
            var body = File.ReadAllBytes(file);
            Assert.NotNull(SlackApi.Read(body, SlackJson.Default.ReplyHead)!.Ok);
            var name = Path.GetFileName(file);
            Assert.True(name switch
            {
                "apps.connections.open.json" => SlackApi.Read(body, SlackJson.Default.ConnectionReply)?.Url is not null,
                "auth.test.json" => SlackApi.Read(body, SlackJson.Default.IdentityReply)?.UserId is not null,
                "chat.postMessage.skeleton.json" => SlackApi.Read(body, SlackJson.Default.PostedReply)?.Ts is not null,
                "conversations.history.skeleton.json" or "conversations.replies.skeleton.json" => SlackApi.Read(body, SlackJson.Default.HistoryReply)?.Messages is { Count: > 0 },
                "users.conversations.json" or "conversations.list.json" => SlackApi.Read(body, SlackJson.Default.ConversationsReply)?.Channels is { Count: > 0 },
                "conversations.info.json" => SlackApi.Read(body, SlackJson.Default.ConversationReply)?.Channel?.Id is not null,
                "files.getUploadURLExternal.json" => SlackApi.Read(body, SlackJson.Default.UploadReply) is { UploadUrl: not null, FileId: not null },
                _ => true,
            }, name);
        }
    }

    [Fact]
    public void Every_recorded_envelope_is_read()
    {
        var file = SpecFiles.Path("slack", "socket-mode-envelopes.json");
        Assert.SkipUnless(File.Exists(file), "Slack's recorded envelopes are not here");
        var frames = JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(each => each!["message"].Deserialize(SlackJson.Default.SocketFrame)!).ToList();
        Assert.Equal(16, frames.Count);
        Assert.Contains(frames, frame => frame is { Type: "hello", NumConnections: 2 });
        Assert.Contains(frames, frame => frame is { Type: "disconnect", Reason: "too_many_websockets" });
        Assert.All(frames.Where(frame => frame.Type == "events_api"), frame =>
        {
            var callback = frame.Payload.Deserialize(SlackJson.Default.EventCallback)!;
            var message = callback.Event.Deserialize(SlackJson.Default.MessageObject)!;
            Assert.Equal($"{message.Channel}:{message.Ts}", EventIntake.NameOf(callback));
            Assert.Equal(0, frame.RetryAttempt);
        });
        Assert.All(frames.Where(frame => frame.Type == "slash_commands"), frame =>
        {
            Assert.True(frame.AcceptsResponsePayload);
            Assert.Equal("111.222.xxx", frame.Payload.Deserialize(SlackJson.Default.SlashCommand)!.TriggerId);
        });
        Assert.Contains(frames.Where(frame => frame.Type == "interactive"), frame => frame.Payload.Deserialize(SlackJson.Default.Interaction) is { Type: "block_actions", Actions: [{ ActionId: "a" }] });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":null,"user":null,"actions":null,"view":null,"container":null,"message":null}""")]
    [InlineData("""{"type":"block_actions","user":{},"actions":[{"action_id":null}],"container":{"thread_ts":null}}""")]
    [InlineData("""{"type":"view_submission","user":{"id":"U1"},"view":{"id":"V1","state":{"values":{"a":{"b":{"value":null}},"c":{}}}},"unknown":[1,{"x":2}]}""")]
    public void Missing_and_null_objects_are_tolerated(string json)
    {
        var interaction = JsonSerializer.Deserialize(json, SlackJson.Default.Interaction)!;
        _ = Presenter.OriginOf(interaction);
        var call = RoutineForm.Read(interaction.View?.State, new Caller("slack", "T1", "U1", default));
        Assert.Equal("", call["limits"]);
        Assert.False(ActionId.TryParse(interaction.Actions?[0].ActionId, out _));
    }

    private static T Read<T>(string file, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(File.ReadAllText(file), type)!;

    private static IReadOnlyList<string> Samples(string folder)
    {
        var path = SpecFiles.Path("slack", "java-json-logs", folder);
        Assert.SkipUnless(Directory.Exists(path), "Slack's samples are not here");
        return Directory.GetFiles(path, "*.json", SearchOption.AllDirectories);
    }
}

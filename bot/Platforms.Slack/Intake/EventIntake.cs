using System.Text.Json;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>Takes events, each one once however often Slack sends it.</summary>
internal sealed class EventIntake(SeenEvents seen, MessageIntake messages, HomeIntake home, AssistantIntake assistant, SlackIdentity self)
{
    public ValueTask TakeAsync(EventCallback callback, CancellationToken cancellationToken)
    {
        if (callback.Event.ValueKind != JsonValueKind.Object) return ValueTask.CompletedTask;
        return NameOf(callback) is { } name ? seen.OnceAsync(name, () => HandleAsync(callback, cancellationToken), cancellationToken) : HandleAsync(callback, cancellationToken);
    }

    /// <summary>
    /// What makes two deliveries the same event. A message counts by its place and ts: a mention comes as two events with two ids, and a
    /// missed one comes from the history without any. Null for what nothing comes of, however often it is handled: the bot's own messages and
    /// those of other programs, the greater part of a busy channel.
    /// </summary>
    internal static string? NameOf(EventCallback callback)
    {
        if (callback.EventType is not ("message" or "app_mention")) return callback.EventId is { Length: > 0 } id ? id : null;
        var message = callback.Event.Deserialize(SlackJson.Default.MessageObject);
        if (message is not null && SlackPlaces.IsAutomatic(message)) return null;
        return message is { Channel: { Length: > 0 } channel, Ts: { Length: > 0 } ts, Subtype: null or "" } ? $"{channel}:{ts}" : callback.EventId;
    }

    private async ValueTask HandleAsync(EventCallback callback, CancellationToken cancellationToken)
    {
        var team = callback.TeamId is { Length: > 0 } given ? given : self.TeamId ?? "";
        switch (callback.EventType)
        {
            case "message" or "app_mention" when callback.Event.Deserialize(SlackJson.Default.MessageObject) is { } message:
                await messages.TakeAsync(team, message, cancellationToken);
                break;
            case "app_home_opened" when callback.Event.Deserialize(SlackJson.Default.HomeOpened) is { } opened:
                await home.TakeAsync(team, opened, cancellationToken);
                break;
            case "assistant_thread_started" when callback.Event.Deserialize(SlackJson.Default.AssistantThreadEvent) is { AssistantThread: { } thread }:
                await assistant.StartAsync(thread, cancellationToken);
                break;
        }
    }
}

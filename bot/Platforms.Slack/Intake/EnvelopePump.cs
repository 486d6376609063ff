using System.Text.Json;
using PsoasBot.Platforms.Slack.Socket;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>
/// Handles envelopes in a few lanes side by side, so that a slow one holds up neither the sockets nor the others. An event is acknowledged
/// when it is handled, which for a question means: when it is durable. One that failed is not, and Slack sends it again.
/// </summary>
internal sealed partial class EnvelopePump(
    SocketModeClient sockets, EventIntake events, CommandIntake commands, InteractionIntake interactions, SlackOptions options, ILogger<EnvelopePump> logger)
{
    private static readonly TimeSpan AckWithin = TimeSpan.FromSeconds(3);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, options.Lanes).Select(_ => LaneAsync(cancellationToken)));

    private async Task LaneAsync(CancellationToken cancellationToken)
    {
        await foreach (var envelope in sockets.Envelopes.ReadAllAsync(cancellationToken))
        {
            try
            {
                await HandleAsync(envelope, cancellationToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(problem, envelope.Kind);
            }
            if (envelope.AcknowledgedAfter is { } took && took > AckWithin) LogLate(envelope.Kind, took);
        }
    }

    /// <summary>Each of these acknowledges by itself where its reply may travel along.</summary>
    private async ValueTask HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        switch (envelope.Kind)
        {
            case "events_api" when envelope.Payload.Deserialize(SlackJson.Default.EventCallback) is { } callback:
                await events.TakeAsync(callback, cancellationToken);
                await envelope.AcknowledgeAsync();
                break;
            case "slash_commands" when envelope.Payload.Deserialize(SlackJson.Default.SlashCommand) is { } command:
                await commands.TakeAsync(envelope, command, cancellationToken);
                break;
            case "interactive" when envelope.Payload.Deserialize(SlackJson.Default.Interaction) is { } interaction:
                await interactions.TakeAsync(envelope, interaction, cancellationToken);
                break;
            default:
                await envelope.AcknowledgeAsync();
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An envelope of the kind {Kind} could not be handled")]
    private partial void LogFailed(Exception problem, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An envelope of the kind {Kind} was acknowledged after {Took}, longer than Slack waits")]
    private partial void LogLate(string kind, TimeSpan took);
}

using System.Text.Json;
using PsoasBot.Platforms.Discord.Gateway;
using PsoasBot.Platforms.Discord.Setup;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Intake;

/// <summary>Handles events in a few lanes side by side, so that a slow one holds up neither the gateway nor the others.</summary>
internal sealed partial class EventPump(
    GatewayClient gateway, InteractionIntake interactions, MessageIntake messages, DiscordPlaces places, CommandRegistration registration, BotIdentity self,
    DiscordOptions options, ILogger<EventPump> logger)
{
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Lanes).Select(_ => LaneAsync(cancellationToken)));

    private async Task LaneAsync(CancellationToken cancellationToken)
    {
        await foreach (var heard in gateway.Events.ReadAllAsync(cancellationToken))
        {
            try
            {
                await HandleAsync(heard, cancellationToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(problem, heard.Type, heard.Shard);
            }
        }
    }

    private async ValueTask HandleAsync(GatewayEvent heard, CancellationToken cancellationToken)
    {
        switch (heard.Type)
        {
            case "INTERACTION_CREATE" when heard.Data.Deserialize(DiscordJson.Default.Interaction) is { } interaction:
                await interactions.TakeAsync(interaction, cancellationToken);
                break;
            case "MESSAGE_CREATE" when heard.Data.Deserialize(DiscordJson.Default.MessageObject) is { } message:
                await messages.TakeAsync(message, cancellationToken);
                break;
            case "READY" when heard.Data.Deserialize(DiscordJson.Default.ReadyEvent) is { } ready:
                self.Learn(ready.User?.Id, ready.Application?.Id);
                await registration.RunOnceAsync(cancellationToken);
                break;
            case "GUILD_CREATE" when heard.Data.TryGetProperty("threads", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0:
                foreach (var thread in list.EnumerateArray()) places.Learn(thread.Deserialize(DiscordJson.Default.ChannelObject));
                break;
            case "THREAD_CREATE" or "THREAD_UPDATE":
                places.Learn(heard.Data.Deserialize(DiscordJson.Default.ChannelObject));
                break;
            case "THREAD_LIST_SYNC":
                foreach (var thread in heard.Data.Deserialize(DiscordJson.Default.ThreadListSync)?.Threads ?? []) places.Learn(thread);
                break;
            case "THREAD_DELETE":
                places.Forget(heard.Data.Deserialize(DiscordJson.Default.ChannelObject)?.Id);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of the kind {Kind} on shard {Shard} could not be handled")]
    private partial void LogFailed(Exception problem, string kind, int shard);
}

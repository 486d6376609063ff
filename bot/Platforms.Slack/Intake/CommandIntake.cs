using PsoasBot.Conversations;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Socket;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>Slash commands. A question is acknowledged when it is durable; what is at hand travels with the acknowledgement.</summary>
internal sealed class CommandIntake(AskIntake asking, CommandDesk commands, SlackCallers callers, SlackPlaces places, SlackApi api)
{
    public async ValueTask TakeAsync(Envelope envelope, SlashCommand command, CancellationToken cancellationToken)
    {
        if (command is not { UserId: { Length: > 0 } member, ChannelId: { Length: > 0 } channel })
        {
            await envelope.AcknowledgeAsync();
            return;
        }
        var caller = await callers.OfAsync(command.TeamId, member, cancellationToken);
        var call = WrittenCommand.Read((command.Command ?? "").TrimStart('/'), Plain.Read(command.Text), caller);
        var shown = call switch
        {
            null => TextMessages.Line("I do not know this command."),
            { Name: CommandCatalog.Ask or CommandCatalog.Routine } when !places.IsAllowed(channel) => TextMessages.Line(Words.NotHere),
            { Name: CommandCatalog.Routine } => await OpenFormAsync(command, call, channel, cancellationToken),
            { Name: CommandCatalog.Ask } => await asking.TakeAsync(Asked(command, call, channel), cancellationToken) is { } line ? TextMessages.Line(line) : null,
            _ => await RunAsync(call, cancellationToken),
        };
        await AcknowledgeAsync(envelope, command, shown, cancellationToken);
    }

    private static AskedCommand Asked(SlashCommand command, CommandCall call, string channel) => new(call, channel, Key(command), command.ResponseUrl)
    {
        Text = call["question"] ?? "",
    };

    /// <summary>A command has no event id; its trigger is as unique.</summary>
    private static string Key(SlashCommand command) => $"command:{command.TriggerId}";

    private async ValueTask<SlackCard?> OpenFormAsync(SlashCommand command, CommandCall call, string channel, CancellationToken cancellationToken)
    {
        var reply = await api.OpenViewAsync(command.TriggerId ?? "", RoutineForm.View(call, commands.KnownLimits, new FormOrigin(channel, command.ResponseUrl)), cancellationToken);
        return reply is SlackReply.Ok ? null : TextMessages.Line(Words.Broken);
    }

    private async ValueTask<SlackCard> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        try
        {
            return Presented.Card(await commands.RunAsync(call, cancellationToken));
        }
        catch (StoreUnavailableException)
        {
            return TextMessages.Line(Words.Broken);
        }
    }

    private async ValueTask AcknowledgeAsync(Envelope envelope, SlashCommand command, SlackCard? shown, CancellationToken cancellationToken)
    {
        var body = shown is null ? null : new ResponseBody { ResponseType = "ephemeral", Text = shown.Text, Blocks = shown.Blocks };
        if (body is not null && envelope.TakesResponse)
        {
            await envelope.AcknowledgeAsync(SlackJson.Element(body));
            return;
        }
        await envelope.AcknowledgeAsync();
        if (body is not null && Uri.TryCreate(command.ResponseUrl, UriKind.Absolute, out var address)) await api.RespondAsync(address, body, cancellationToken);
    }
}

using PsoasBot.Conversations;
using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Intake;

/// <summary><c>/ask</c>, <c>/routine</c> and the message command: acknowledged first, then taken into the inbox; the answer comes as an edit.</summary>
internal sealed class AskIntake(IConversations conversations, IAnswerLookup answers, DiscordApi api, DiscordPlaces places, Privacy privacy, RoutineRequests routines, TimeProvider time)
{
    public async ValueTask TakeAsync(Interaction interaction, CommandCall call, CancellationToken cancellationToken)
    {
        if (interaction is not { Id: not null, Token: not null, ApplicationId: not null, ChannelId: { } place, MemberId: not null }) return;
        places.Learn(interaction.Channel);
        if (Objection(interaction, call, place) is { } objection)
        {
            await api.AcknowledgeAsync(interaction, Replies.Private(objection), cancellationToken);
            return;
        }
        var text = call.Name == CommandCatalog.Routine ? RoutineRequests.From(call) : call["question"] ?? "";
        bool? wish = bool.TryParse(call["private"], out var given) ? given : null;
        var isPrivate = interaction.GuildId is not null && await privacy.IsPrivateAsync(wish, text, cancellationToken);
        if (await api.AcknowledgeAsync(interaction, Replies.Defer(isPrivate), cancellationToken))
            await AcceptAsync(new Asked(interaction, call.Caller, text, call.Name == CommandCatalog.Routine ? MessageKind.Routine : MessageKind.Ask, isPrivate, wish), cancellationToken);
    }

    /// <summary>"Build the nearest" below a routine that could not be met: the same request with what can be, as private as that one was.</summary>
    /// <remarks>Who sees it has to be said before the store is asked, and the message whose button was pressed tells that as well.</remarks>
    public async ValueTask TakeNearestAsync(Interaction interaction, ActionId id, Caller caller, CancellationToken cancellationToken)
    {
        var isPrivate = interaction.GuildId is not null && interaction.Message?.Flags is { } flags && (flags & MessageBody.Ephemeral) != 0;
        if (!await api.AcknowledgeAsync(interaction, Replies.Defer(isPrivate), cancellationToken)) return;
        switch (await NearestAsync(id, caller, cancellationToken))
        {
            case (null, var line):
                await api.EditOriginalAsync(interaction.ApplicationId!, interaction.Token!, TextMessages.Line(line), cancellationToken);
                break;
            case (var text, _):
                await AcceptAsync(new Asked(interaction, caller, text, MessageKind.Routine, isPrivate, isPrivate ? true : null), cancellationToken);
                break;
        }
    }

    /// <summary>The request, or the line for the member where there is none.</summary>
    private async ValueTask<(string? Text, string Line)> NearestAsync(ActionId id, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            var declined = await answers.FindAsync(id.Subject, cancellationToken);
            return declined?.Question.Event.Community == caller.Community ? (RoutineRequests.NearestOf(declined), Words.NotThere) : (null, Words.NotThere);
        }
        catch (StoreUnavailableException)
        {
            return (null, Words.Broken);
        }
    }

    private async ValueTask AcceptAsync(Asked asked, CancellationToken cancellationToken)
    {
        var (interaction, caller, text, kind, isPrivate, wish) = asked;
        var (id, token, application) = (interaction.Id!, interaction.Token!, interaction.ApplicationId!);
        var acceptance = await conversations.AcceptAsync(
            new IncomingMessage
            {
                Event = new EventKey(DiscordPlatform.Discord, caller.Community, id),
                Conversation = places.Conversation(caller.Community, interaction.ChannelId!),
                MemberId = caller.MemberId,
                Kind = kind,
                Text = text,
                IsPrivate = isPrivate,
                ReceivedAt = time.GetUtcNow(),
                AnswerBefore = interaction.TokenEnd(time.GetUtcNow()),
                Locale = interaction.Locale ?? interaction.GuildLocale,
                ReplyHandle = new ReplyHandle.ToInteraction(application, token, interaction.GuildId is null ? false : wish).ToString(),
            }, cancellationToken);
        if (acceptance is Acceptance.Refused refused) await api.EditOriginalAsync(application, token, TextMessages.Line(refused.Reply), cancellationToken);
    }

    private string? Objection(Interaction interaction, CommandCall call, string place)
    {
        if (interaction.GuildId is not null && !places.IsAllowed(place)) return Words.NotHere;
        return call.Name == CommandCatalog.Routine && !routines.IsServed ? RoutineRequests.NotYet : null;
    }

    /// <summary>What was asked, by an interaction that is acknowledged.</summary>
    private sealed record Asked(Interaction Interaction, Caller Caller, string Text, MessageKind Kind, bool IsPrivate, bool? Wish);
}

/// <summary>The first replies to interactions.</summary>
internal static class Replies
{
    public static Callback Defer(bool isPrivate) => new(Callback.DeferMessage) { Data = new CallbackData { Flags = isPrivate ? MessageBody.Ephemeral : 0 } };

    public static Callback DeferUpdate { get; } = new(Callback.DeferUpdate);

    public static Callback Private(string line)
    {
        var body = TextMessages.Line(line);
        return new Callback(Callback.Message) { Data = new CallbackData { Content = body.Content, AllowedMentions = body.AllowedMentions, Flags = MessageBody.Ephemeral } };
    }

    public static Callback Modal(Form form) => new(Callback.Modal) { Data = Buttons.Modal(form) };

    public static Callback Choices(IReadOnlyList<(string Value, string Shown)> choices) =>
        new(Callback.Choices) { Data = new CallbackData { Choices = [.. choices.Take(25).Select(choice => new CommandChoice(TextCut.Short(choice.Shown, 100), choice.Value))] } };
}

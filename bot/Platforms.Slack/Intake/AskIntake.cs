using PsoasBot.Conversations;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>A question or a routine's request that came by a command, a shortcut or a form.</summary>
/// <param name="Call">The command, with what was said about privacy.</param>
/// <param name="Channel">Where it was given.</param>
/// <param name="EventId">Unique for ever.</param>
/// <param name="ResponseUrl">The response address; null where there was none.</param>
internal sealed record AskedCommand(CommandCall Call, string Channel, string EventId, string? ResponseUrl)
{
    public required string Text { get; init; }
    public MessageKind Kind { get; init; } = MessageKind.Ask;

    /// <summary>The thread of the message that was clicked; null for none.</summary>
    public string? Thread { get; init; }

    /// <summary>True for a question that did not come as a message, which is known by its channel and ts.</summary>
    public static bool Is(EventKey key) => !SlackId.IsChannel(key.EventId.Split(':')[0]);
}

/// <summary>Takes what was asked by a command into the inbox; the answer comes through the response address or the channel.</summary>
internal sealed class AskIntake(IConversations conversations, IAnswerLookup answers, Privacy privacy, RoutineRequests routines, TimeProvider time)
{
    /// <summary>A response address is good for 30 minutes; the last half minute is left alone.</summary>
    private static readonly TimeSpan AddressLife = TimeSpan.FromMinutes(29.5);

    /// <summary>Null when it is durable; else the line for the member.</summary>
    public async ValueTask<string?> TakeAsync(AskedCommand asked, CancellationToken cancellationToken)
    {
        var isRoutine = asked.Kind == MessageKind.Routine;
        if (isRoutine && !routines.IsServed) return RoutineRequests.NotYet;
        bool? wish = bool.TryParse(asked.Call["private"], out var given) ? given : null;
        var isPrivate = !SlackId.IsDirect(asked.Channel) && await privacy.IsPrivateAsync(wish, asked.Text, cancellationToken);
        var now = time.GetUtcNow();
        var address = Uri.TryCreate(asked.ResponseUrl, UriKind.Absolute, out var read) ? read : null;
        var acceptance = await conversations.AcceptAsync(
            new IncomingMessage
            {
                Event = new EventKey(SlackPlatform.Slack, asked.Call.Caller.Community, asked.EventId),
                Conversation = SlackPlaces.Conversation(asked.Call.Caller.Community, asked.Channel, SlackId.IsDirect(asked.Channel) ? asked.Thread : null),
                MemberId = asked.Call.Caller.MemberId,
                Kind = asked.Kind,
                Text = asked.Text,
                IsPrivate = isPrivate,
                ReceivedAt = now,
                AnswerBefore = now + AddressLife,
                ReplyHandle = new ReplyHandle.ToCommand(address, SlackId.IsDirect(asked.Channel) ? false : wish, asked.Thread).ToString(),
            }, cancellationToken);
        return acceptance is Acceptance.Refused refused ? refused.Reply : null;
    }

    /// <summary>"Build the nearest" below a routine that could not be met: the same request with what can be, as private as that one was.</summary>
    public async ValueTask<string?> TakeNearestAsync(ActionId id, Caller caller, FormOrigin origin, string eventId, CancellationToken cancellationToken)
    {
        var declined = await answers.FindAsync(id.Subject, cancellationToken);
        if (declined is null || declined.Question.Event.Community != caller.Community || RoutineRequests.NearestOf(declined) is not { } text) return Words.NotThere;
        Dictionary<string, string> arguments = new(StringComparer.Ordinal);
        if (declined.Question.IsPrivate) arguments["private"] = "true";
        var call = new CommandCall(CommandCatalog.Routine, null, arguments, caller);
        return await TakeAsync(new AskedCommand(call, origin.Channel, eventId, origin.ResponseUrl) { Text = text, Kind = MessageKind.Routine, Thread = origin.Thread }, cancellationToken);
    }
}

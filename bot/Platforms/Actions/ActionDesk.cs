using PsoasBot.Conversations;
using PsoasBot.Conversations.Retention;
using PsoasBot.Moderation;

namespace PsoasBot.Platforms;

/// <summary>
/// Does what buttons and forms ask for. A platform hands over the id that came back and who pressed it; nothing is trusted that the id does
/// not name, and the Moderation room authorises every step of a review again.
/// </summary>
internal sealed class ActionDesk(IAnswerLookup answers, IKeptData kept, ReviewDesk desk, ReviewPanel reviews, TimeProvider time, MessageScreen? screen = null)
{
    public const string Reason = "reason";
    private const string NotYours = "This answer was for somebody else.";

    private readonly Feedback _feedback = new(desk, screen);

    /// <summary>A button was pressed.</summary>
    public async ValueTask<ActionReply> PressAsync(ActionId id, Caller who, CancellationToken cancellationToken) => id.Verb switch
    {
        ActionVerb.Flag => new ActionReply.Ask(FlagForm(id)),
        ActionVerb.Up or ActionVerb.Down => await VoteAsync(id, who, cancellationToken),
        ActionVerb.Forget => await ForgetAsync(who, cancellationToken),
        ActionVerb.Keep => ActionReply.Line("Nothing was deleted."),
        ActionVerb.Sources or ActionVerb.Sides or ActionVerb.More or ActionVerb.Share or ActionVerb.Show => await AnswerAsync(id, who, cancellationToken),
        _ => await reviews.PressAsync(id, who, cancellationToken),
    };

    /// <summary>A form was sent.</summary>
    public ValueTask<ActionReply> SubmitAsync(ActionId id, IReadOnlyDictionary<string, string> values, Caller who, CancellationToken cancellationToken) =>
        id.Verb == ActionVerb.Flag
            ? FlagAsync(id, values.GetValueOrDefault(Reason, ""), who, cancellationToken)
            : reviews.SubmitAsync(id, values, who, cancellationToken);

    private async ValueTask<ActionReply> AnswerAsync(ActionId id, Caller who, CancellationToken cancellationToken)
    {
        if (await answers.FindAsync(id.Subject, cancellationToken) is not { } found || !IsOf(found, who)) return ActionReply.Line(Feedback.Gone);
        if (found.Question.IsPrivate && found.Question.MemberId != who.MemberId) return ActionReply.Line(NotYours);
        var card = AnswerCards.From(found);
        return id.Verb switch
        {
            ActionVerb.Sources => new ActionReply.Show(AnswerDetails.Sources(card)),
            ActionVerb.Sides => new ActionReply.Show(AnswerDetails.Sides(card)),
            ActionVerb.More => new ActionReply.Show(AnswerDetails.Whole(card, id.Version)),
            ActionVerb.Show => found.Question.MemberId == who.MemberId ? new ActionReply.Answer(card) : ActionReply.Line(NotYours),
            _ => found.Question.MemberId == who.MemberId ? new ActionReply.Share(card) : ActionReply.Line(NotYours),
        };
    }

    private static bool IsOf(AnsweredQuestion found, Caller who) => found.Question.Event.Platform == who.Platform && found.Question.Event.Community == who.Community;

    private async ValueTask<ActionReply> VoteAsync(ActionId id, Caller who, CancellationToken cancellationToken) =>
        ActionReply.Line((await _feedback.VoteAsync(id.Subject, who.AsReviewer, id.Verb == ActionVerb.Up, cancellationToken)).Says);

    private async ValueTask<ActionReply> FlagAsync(ActionId id, string reason, Caller who, CancellationToken cancellationToken) =>
        ActionReply.Line((await _feedback.FlagAsync(id.Subject, who.AsReviewer, reason, cancellationToken)).Says);

    private async ValueTask<ActionReply> ForgetAsync(Caller who, CancellationToken cancellationToken)
    {
        var count = await kept.ForgetAsync(new MemberKey(who.Platform, who.Community, who.MemberId), time.GetUtcNow(), cancellationToken);
        return ActionReply.Line(count == 0 ? "I had nothing of yours in this community." : $"Done. Your questions in this community ({count}) are deleted here, with their answers, flags and votes. Messages in the channels stay until you delete them.");
    }

    private static Form FlagForm(ActionId id) =>
        new(id, "Flag this answer", [new FormField(Reason, "What is wrong? Moderators read this") { Hint = "It leaves out …, the source says …" }]);
}

using PsoasBot.Answering;
using PsoasBot.Safety;

namespace PsoasBot.Moderation;

/// <summary>What moderators are asked to look at: the flags, and the answer that is held back until they have.</summary>
internal sealed record ReviewRequest(IReadOnlyList<string> Flags, Answer? Held);

/// <summary>Turns an answer's flags into what is published and what is reviewed. Pure.</summary>
internal sealed class ReviewPolicy(ModerationOptions options)
{
    private const string HeldLine = "A moderator looks at this answer before I show it. It will appear here.";

    public (Answer Published, ReviewRequest? Review) Apply(Answer answer)
    {
        var flags = answer.Flags.Where(flag => Of(flag) != FlagHandling.Ignore).Distinct(StringComparer.Ordinal).ToList();
        if (flags.Count == 0) return (answer, null);
        var hold = MayBeHeld(answer) && flags.Exists(flag => Of(flag) == FlagHandling.Hold);
        return hold ? (Notice(answer), new ReviewRequest(flags, answer)) : (answer, new ReviewRequest(flags, null));
    }

    public FlagHandling Of(string flag) => options.Flags.GetValueOrDefault(flag, FlagHandling.Ignore);

    /// <summary>Somebody who may be in danger never waits for a moderator.</summary>
    private static bool MayBeHeld(Answer answer) => answer.Status != AnswerStatus.Safety && answer.Level is SafetyLevel.None or SafetyLevel.Professional;

    /// <summary>The pointer to a professional is shown even while the answer is held.</summary>
    private static Answer Notice(Answer answer) => answer with
    {
        Status = AnswerStatus.Declined,
        Lead = HeldLine,
        Text = answer.Referral is { } referral ? $"{HeldLine}\n\n{referral.Text}" : HeldLine,
        Sentences = [],
        Contested = [],
        Sources = [],
        Routine = null,
    };
}

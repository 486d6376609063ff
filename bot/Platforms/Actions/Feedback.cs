using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;
using PsoasBot.Safety;

namespace PsoasBot.Platforms;

/// <summary>Members' flags and thumbs, with the words that they read back; the same on every platform.</summary>
internal sealed class Feedback(ReviewDesk desk, MessageScreen? screen = null)
{
    public const string Gone = "I no longer have this answer.";

    public async ValueTask<(ReviewOutcome Outcome, string Says)> FlagAsync(string questionId, Reviewer who, string reason, CancellationToken cancellationToken)
    {
        var outcome = await desk.FlagAsync(questionId, who, reason, cancellationToken);
        var line = outcome switch
        {
            ReviewOutcome.Done => "Thank you. Moderators will look at this answer, and it is changed here if it is wrong.",
            ReviewOutcome.Refused refused => refused.Why,
            _ => Gone,
        };
        return (outcome, $"{line}{await InDangerAsync(reason, cancellationToken)}");
    }

    /// <summary>The outcome is null where the vote was kept.</summary>
    public async ValueTask<(ReviewOutcome? Outcome, string Says)> VoteAsync(string questionId, Reviewer who, bool isUp, CancellationToken cancellationToken)
    {
        var outcome = await desk.VoteAsync(questionId, who, isUp, cancellationToken);
        return (outcome, outcome switch
        {
            null => isUp ? "Thank you, noted." : "Thank you, noted. If something is wrong with it, please flag it and say what.",
            ReviewOutcome.Refused refused => refused.Why,
            _ => Gone,
        });
    }

    /// <summary>A reason is a message of a person too: what they write there about themselves is not left without a word.</summary>
    private async ValueTask<string> InDangerAsync(string reason, CancellationToken cancellationToken)
    {
        if (screen is null || await screen(reason, cancellationToken) is not { Level: >= SafetyLevel.Urgent } verdict) return "";
        return $"\n\n{SafetyWords.Banner(verdict.Level)}. {verdict.Referral?.Text}".TrimEnd();
    }
}

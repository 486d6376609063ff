using System.Globalization;
using PsoasBot.Answering;
using PsoasBot.Safety;

namespace PsoasBot.Moderation.Review;

/// <summary>What a decision puts in the published message's place.</summary>
internal static class Notices
{
    private const string Retraction = "retracted";

    public static string Date(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The answer that waited, now with the moderators' word.</summary>
    public static Answer Approved(Answer held, DateTimeOffset now) => Lead(held, $"Reviewed by moderators on {Date(now)}.");

    /// <summary>
    /// The pointer to a professional stays; nothing else does. A safety card keeps its own steps and numbers: nobody lowers a safety level,
    /// and somebody may be reading them.
    /// </summary>
    public static Answer Retracted(Answer answer, DateTimeOffset now)
    {
        var line = $"Moderators took this answer back on {Date(now)}.";
        return IsSafetyCard(answer)
            ? Lead(answer, $"{line} What to do where somebody is in danger still holds.") with { Contested = [], Flags = [], Routine = null, Receipt = TakenBack(answer) }
            : Emptied(answer, $"{line} Please do not rely on it.");
    }

    /// <summary>True where <see cref="Retracted"/> made it: approving the case later shows the answer again.</summary>
    public static bool IsRetraction(Answer answer) => answer.Receipt.Decision == Retraction;

    /// <summary>True for what is shown because somebody may be in danger.</summary>
    public static bool IsSafetyCard(Answer answer) => answer.Status == AnswerStatus.Safety || answer.Level >= SafetyLevel.Urgent;

    public static Answer Lead(Answer answer, string line) => answer with
    {
        Lead = answer.Lead is { Length: > 0 } lead ? $"{line} {lead}" : line,
        Text = $"{line} {answer.Text}",
    };

    private static Answer Emptied(Answer answer, string line) => answer with
    {
        Status = AnswerStatus.Declined,
        Lead = line,
        Text = answer.Referral is { } referral ? $"{line}\n\n{referral.Text}" : line,
        Sentences = [],
        Contested = [],
        Sources = [],
        Flags = [],
        Routine = null,
        Receipt = TakenBack(answer),
    };

    private static Receipt TakenBack(Answer answer) => answer.Receipt with { Decision = Retraction };
}

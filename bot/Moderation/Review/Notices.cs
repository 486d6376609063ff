using System.Globalization;
using PsoasBot.Answering;

namespace PsoasBot.Moderation.Review;

/// <summary>What a decision puts in the published message's place.</summary>
internal static class Notices
{
    public static string Date(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The answer that waited, now with the moderators' word.</summary>
    public static Answer Approved(Answer held, DateTimeOffset now) => Lead(held, $"Reviewed by moderators on {Date(now)}.");

    /// <summary>The pointer to a professional stays; nothing else does.</summary>
    public static Answer Retracted(Answer answer, DateTimeOffset now)
    {
        var line = $"Moderators took this answer back on {Date(now)}. Please do not rely on it.";
        return answer with
        {
            Status = AnswerStatus.Declined,
            Lead = line,
            Text = answer.Referral is { } referral ? $"{line}\n\n{referral.Text}" : line,
            Sentences = [],
            Contested = [],
            Sources = [],
            Flags = [],
        };
    }

    public static Answer Lead(Answer answer, string line) => answer with
    {
        Lead = answer.Lead is { Length: > 0 } lead ? $"{line} {lead}" : line,
        Text = $"{line} {answer.Text}",
    };
}

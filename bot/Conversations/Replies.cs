using System.Globalization;
using PsoasBot.Answering;
using PsoasBot.Safety;

namespace PsoasBot.Conversations;

/// <summary>
/// The lines that a member reads when no answer can be made. They state nothing about the subject. Where a message was not
/// screened, they say where to turn in danger.
/// </summary>
internal static class Replies
{
    public const string Empty = "There is no question in that message yet. What would you like to know about the psoas?";

    public const string Busy = "A lot of questions are waiting just now. Please ask again in a minute. " + InDanger;

    private const string InDanger = "If somebody is in danger, call your local emergency number now.";

    private const string Broken = "Sorry, something went wrong on my side and I have no answer for you. Please ask again in a moment. " + InDanger;

    public static string TooLong(int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"That message is longer than I can read ({limit:N0} characters). Please send the question itself. {InDanger}");

    /// <summary>The answer that takes the place of one that could not be made in time or at all.</summary>
    public static Answer Neutral(TimeSpan elapsed) => new()
    {
        Status = AnswerStatus.Declined,
        Level = SafetyLevel.None,
        Text = Broken,
        Lead = Broken,
        Referral = null,
        Flags = ["failed"],
        Receipt = new Receipt { KnowledgeVersion = "", Decision = "failed", Elapsed = elapsed },
    };
}

using System.Globalization;
using PsoasBot.Answering;
using PsoasBot.Conversations.Limits;
using PsoasBot.Safety;

namespace PsoasBot.Conversations;

/// <summary>
/// The lines that a member reads when no answer can be made. They state nothing about the subject. Where a message was not
/// screened, they say where to turn in danger.
/// </summary>
internal static class Replies
{
    public const string Empty = "There is no question in that message yet. What would you like to know about the psoas?";

    public const string StoreDown = "Sorry, I cannot take questions at the moment. Please ask again in a few minutes. " + InDanger;

    private const string InDanger = "If somebody is in danger, call your local emergency number now.";

    private const string Late = "Sorry, I could not answer this question in time. Please ask it again. " + InDanger;

    private const string Broken = "Sorry, something went wrong on my side and I have no answer for you. Please ask again in a moment. " + InDanger;

    public static string TooLong(int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"That message is longer than I can read ({limit:N0} characters). Please send the question itself. {InDanger}");

    public static string TooFast(RateVerdict.TooFast verdict)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Ceiling(verdict.Wait.TotalSeconds))} s");
        return verdict.IsMember
            ? $"One moment: you are asking faster than I can answer well. Please try again in {seconds}. {InDanger}"
            : $"Many questions at once in this community. Please try again in {seconds}. {InDanger}";
    }

    /// <summary>The answer that takes the place of one that could not be made.</summary>
    public static Answer Neutral(TimeSpan elapsed) => Sorry(Broken, "failed", elapsed);

    /// <summary>The answer that takes the place of one whose time on the platform has passed.</summary>
    public static Answer TooLate() => Sorry(Late, "late", TimeSpan.Zero);

    private static Answer Sorry(string line, string decision, TimeSpan elapsed) => new()
    {
        Status = AnswerStatus.Declined,
        Level = SafetyLevel.None,
        Text = line,
        Lead = line,
        Referral = null,
        Flags = [decision],
        Receipt = new Receipt { KnowledgeVersion = "", Decision = decision, Elapsed = elapsed },
    };
}

using PsoasBot.Answering;
using PsoasBot.Safety;

namespace PsoasBot.Conversations.Work;

/// <summary>The line that stands in place of an answer when none can be given in time.</summary>
internal static class Apology
{
    private const string Line = "Sorry, I could not answer this question in time. Please ask it again. " +
        "If you feel seriously unwell, do not wait for me: call a doctor or your emergency number.";

    public static Answer Make() => new()
    {
        Status = AnswerStatus.Declined,
        Level = SafetyLevel.None,
        Lead = Line,
        Text = Line,
        Referral = null,
        Flags = ["late"],
        Receipt = new Receipt { KnowledgeVersion = "", Decision = "late", Elapsed = TimeSpan.Zero },
    };
}

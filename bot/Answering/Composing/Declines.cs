using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Answering.Composing;

/// <summary>Decides when the sources do not answer a message, and says so in one or two kind sentences without listing sources.</summary>
internal sealed class Declines(KnowledgeBase knowledge, AnsweringOptions options)
{
    private const string NothingFound =
        "I find nothing on that in my five sources, so I would rather not guess. Ask me what they say about the psoas: where it runs, what it does, stretching or strengthening, constructive rest, back pain, or the soul-muscle debate.";

    private readonly Dictionary<string, ScopeEntry> _scope = knowledge.Scope.ToDictionary(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>The decline, the small talk or the word about the bot; null when the sources answer.</summary>
    public Answer? Decide(UnderstoodQuestion question, SafetyVerdict verdict, Receipt receipt)
    {
        if (question.Candidates.Count > 0 && options.Decision.Probability(question) >= options.Decision.Threshold) return null;
        return question.Findings.Scope is [var scope, ..] && scope.Score >= options.LeastScopeScore
            ? Reply(_scope[scope.Target.Id], verdict, receipt)
            : Decline(NothingFound, Pointers.For(verdict.Referral), verdict, receipt with { Decision = "nothing near enough" });
    }

    private static Answer Reply(ScopeEntry entry, SafetyVerdict verdict, Receipt receipt)
    {
        var referral = verdict.Referral is not null || entry.Kind == ScopeKind.NotCovered ? Pointers.For(verdict.Referral) : null;
        var answer = Decline(entry.Reply, referral, verdict, receipt with { Decision = $"scope:{entry.Id}" });
        return entry.Kind == ScopeKind.AboutTheBot ? answer with { Status = AnswerStatus.Answered } : answer;
    }

    private static Answer Decline(string reply, Referral? referral, SafetyVerdict verdict, Receipt receipt) => new()
    {
        Status = AnswerStatus.Declined,
        Level = verdict.Level,
        Lead = reply,
        Text = referral is { Specific: true } ? $"{reply}\n\nFor you: {referral.Text}" : reply,
        Referral = referral,
        Flags = verdict.Flags,
        Receipt = receipt,
    };
}

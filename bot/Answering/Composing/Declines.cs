using PsoasBot.Knowledge;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Answering.Composing;

/// <summary>Decides when the sources do not answer a message, and says so in one or two kind sentences without listing sources.</summary>
internal sealed class Declines(KnowledgeBase knowledge, AnsweringOptions options)
{
    private const string NothingFound =
        "I find nothing on that in my five sources, so I would rather not guess. Ask me what they say about the psoas: where it runs, what it does, stretching or strengthening, constructive rest, back pain, or the soul-muscle debate.";

    private readonly Dictionary<string, ScopeEntry> _scope = knowledge.Scope.ToDictionary(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>The decline, the small talk or the word about the bot; null when the sources answer.</summary>
    public Answer? Decide(Findings findings, IReadOnlyList<ChosenStatement> candidates, SafetyVerdict verdict, Receipt receipt)
    {
        var best = candidates.Count == 0 ? 0 : candidates[0].Score;
        if (findings.Scope is [var scope, ..] && scope.Score >= options.LeastScore && scope.Score >= best * options.ScopeAdvantage)
            return Reply(_scope[scope.Target.Id], verdict, receipt);
        var coverage = findings.Statements.Count == 0 ? 0 : findings.Statements[0].Coverage;
        return best < options.LeastScore || coverage < options.LeastCoverage ? Decline(NothingFound, Pointers.For(verdict.Referral), verdict, receipt with { Decision = "below the threshold" }) : null;
    }

    private static Answer Reply(ScopeEntry entry, SafetyVerdict verdict, Receipt receipt)
    {
        var isSmallTalk = entry.Kind is ScopeKind.Greeting or ScopeKind.Thanks or ScopeKind.OffTopic or ScopeKind.AboutTheBot or ScopeKind.Manipulation;
        var referral = verdict.Referral is not null || !isSmallTalk ? Pointers.For(verdict.Referral) : null;
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

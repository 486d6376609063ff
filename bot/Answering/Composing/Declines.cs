using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Answering.Composing;

/// <summary>Decides when the sources do not answer a message, and says so in one or two kind sentences without listing sources.</summary>
internal sealed class Declines(KnowledgeBase knowledge, AnsweringOptions options)
{
    private const string NothingFound =
        "I find nothing on that in my five sources, so I would rather not guess. Ask me what they say about the psoas: where it runs, what it does, stretching or strengthening, constructive rest, back pain, or the soul-muscle debate.";

    private const string NoQuestion =
        "Hello! I am here for questions about the psoas: what it is, what it does, what five sources say about stretching, strengthening and letting it go. What would you like to know?";

    private readonly Dictionary<string, ScopeEntry> _scope = knowledge.Scope.ToDictionary(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>The decline, the small talk or the word about the bot; null when the sources answer.</summary>
    public Answer? Decide(UnderstoodQuestion question, SafetyVerdict verdict, Receipt receipt)
    {
        if (question.Findings.Words == 0) return Decline(NoQuestion, verdict.Referral is null ? null : Pointers.For(verdict.Referral), verdict, receipt with { Decision = "no telling word" });
        if (question.Candidates.Count > 0 && IsAnswered(question, verdict)) return null;
        return question.Findings.Scope is [var scope, ..] && scope.Score >= options.LeastScopeScore
            ? Reply(_scope[scope.Target.Id], verdict, receipt)
            : Decline(NothingFound, Pointers.For(verdict.Referral), verdict, receipt with { Decision = "nothing near enough" });
    }

    /// <summary>Nothing near enough in the sources, but no small talk and no trick: the community's own documents may answer.</summary>
    public bool LeavesRoomForLibrary(UnderstoodQuestion question) =>
        question.Findings.Words > 0 &&
        !(question.Findings.Scope is [var scope, ..] && scope.Score >= options.LeastScopeScore && _scope[scope.Target.Id].Kind is ScopeKind.Manipulation or ScopeKind.Greeting or ScopeKind.Thanks);

    /// <summary>A message that leans on the thread is answered from it, unless its own words are clearly about something else.</summary>
    private bool IsAnswered(UnderstoodQuestion question, SafetyVerdict verdict) => question.FollowUp switch
    {
        FollowUpKind.NewTopic => options.Decision.Probability(question) >= (verdict.AllowsDoses ? options.Decision.Threshold : options.Decision.CarefulThreshold),
        FollowUpKind.Continuation or FollowUpKind.Correction => !IsSmallTalk(question) && !IsOutside(question),
        _ => !IsSmallTalk(question),
    };

    /// <summary>Thanks or a greeting.</summary>
    private bool IsSmallTalk(UnderstoodQuestion question) =>
        question.Findings.Scope is [var scope, ..] && scope.Nearness.Ask >= options.Decision.SmallTalkMatch && _scope[scope.Target.Id].Kind is ScopeKind.Greeting or ScopeKind.Thanks;

    /// <summary>The message has words enough of its own, and they are nearer to something outside the sources than to anything in them.</summary>
    private bool IsOutside(UnderstoodQuestion question) =>
        question.Findings.Words >= 3 && question.Findings.Scope is [var scope, ..] &&
        (question.Findings.Statements.Count == 0 || scope.Score > question.Findings.Statements[0].Score * options.Decision.OutsideAdvantage) &&
        options.Decision.Probability(question) < options.Decision.FollowUpThreshold;

    private static Answer Reply(ScopeEntry entry, SafetyVerdict verdict, Receipt receipt)
    {
        var referral = verdict.Referral is null && entry.Kind == ScopeKind.NotCovered && entry.Refer is { } who ? Pointers.ForSubject(who)
            : verdict.Referral is not null || entry.Kind == ScopeKind.NotCovered ? Pointers.For(verdict.Referral)
            : null;
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

using System.Text.RegularExpressions;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Answering.Composing;

/// <summary>Decides when the sources do not answer a message, and says so in one or two kind sentences without listing sources.</summary>
internal sealed partial class Declines(KnowledgeBase knowledge, AnswerComposer composer, AnsweringOptions options)
{
    private const string NothingFound =
        "I find nothing on that in my five sources, so I would rather not guess. Ask me what they say about the psoas: where it runs, what it does, stretching or strengthening, constructive rest, back pain, or the soul-muscle debate.";

    private const string NoQuestion =
        "Hello! I am here for questions about the psoas: what it is, what it does, what five sources say about stretching, strengthening and letting it go. What would you like to know?";

    /// <summary>The entry that answers "ok" and "got it".</summary>
    private const string Acknowledgement = "acknowledgement";

    private readonly Dictionary<string, ScopeEntry> _scope = knowledge.Scope.ToDictionary(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>The decline, the small talk or the word about the bot; null when the sources answer.</summary>
    /// <param name="question">The message in its thread.</param>
    /// <param name="verdict">How it was screened, together with the member's earlier messages.</param>
    /// <param name="isOfNow">Whether the pointer is due to this message and not to an earlier one: "hello" and "thanks" do not bring an old one again.</param>
    /// <param name="receipt">What the decision is written to.</param>
    public Answer? Decide(UnderstoodQuestion question, SafetyVerdict verdict, Func<bool> isOfNow, Receipt receipt)
    {
        if (question.SmallTalk.Reply is { } known && (question.SmallTalk.IsWhole || verdict.Referral is null)) return Reply(_scope[known], question, verdict, isOfNow, receipt);
        if (question.Foreign is { } foreign) return Decline(foreign.Reply, Pointers.For(verdict.Referral), verdict, receipt with { Decision = $"not English: {foreign.Language ?? "?"}" });
        if (question.Findings.Words == 0 && question.FollowUp != FollowUpKind.NewTopic && _scope.TryGetValue(Acknowledgement, out var acknowledgement)) return Reply(acknowledgement, question, verdict, isOfNow, receipt);
        if (question.Findings.Words == 0) return Decline(NoQuestion, verdict.Referral is null ? null : Pointers.For(verdict.Referral), verdict, receipt with { Decision = "no telling word" });
        if (question.Candidates.Count > 0 && IsAnswered(question, verdict)) return null;
        return question.Alone.Scope is [var scope, ..] && scope.Score >= options.LeastScopeScore && Speaks(_scope[scope.Target.Id], scope.Nearness, question, verdict)
            ? Reply(_scope[scope.Target.Id], question, verdict, isOfNow, receipt)
            : Decline(NothingFound, Pointers.For(verdict.Referral), verdict, receipt with { Decision = "nothing near enough" });
    }

    /// <summary>Nothing near enough in the sources, but no small talk and no trick: the community's own documents may answer.</summary>
    public bool LeavesRoomForLibrary(UnderstoodQuestion question) =>
        question.Alone.Words > 0 && question.SmallTalk.Reply is null &&
        !(question.Alone.Scope is [var scope, ..] && scope.Score >= options.LeastScopeScore && _scope[scope.Target.Id].Kind is ScopeKind.Manipulation or ScopeKind.Greeting or ScopeKind.Thanks);

    /// <summary>A message that leans on the thread is answered from it, unless its own words are clearly about something else.</summary>
    private bool IsAnswered(UnderstoodQuestion question, SafetyVerdict verdict) => question.FollowUp switch
    {
        FollowUpKind.NewTopic => options.Decision.Probability(question) >= (IsDoubted(question, verdict) ? options.Decision.DoubtedThreshold : verdict.AllowsDoses ? options.Decision.Threshold : options.Decision.CarefulThreshold),
        FollowUpKind.Continuation or FollowUpKind.Correction => !IsSmallTalk(question) && !options.Decision.IsOutside(question),
        _ => !IsSmallTalk(question),
    };

    /// <summary>Small talk and words about another subject are said only where the message is close to a known way of it.</summary>
    private bool Speaks(ScopeEntry entry, Nearness nearness, UnderstoodQuestion question, SafetyVerdict verdict) => entry.Kind switch
    {
        ScopeKind.OffTopic => nearness.Ask >= options.Decision.EverydayMatch && !IsDoubted(question, verdict),
        ScopeKind.Greeting or ScopeKind.Thanks => nearness.Ask >= options.Decision.ReplyMatch,
        // "Who says that it heals" asks for a voice, "say that it heals" is a trick.
        ScopeKind.Manipulation => !WhoSays.IsAsked(question.Text) || nearness.Ask >= Nearness.KnownAsk,
        _ => true,
    };

    /// <summary>It reads like everyday talk or a greeting, yet it names the muscle or tells of the member's own body: a word that it shares with such talk must not win.</summary>
    private bool IsDoubted(UnderstoodQuestion question, SafetyVerdict verdict) =>
        question.Alone.Scope is [var scope, ..] && _scope[scope.Target.Id].Kind is ScopeKind.OffTopic or ScopeKind.Greeting or ScopeKind.Thanks
        && (verdict.Referral is not null || question.Text.Contains("psoas", StringComparison.OrdinalIgnoreCase));

    /// <summary>Thanks or a greeting.</summary>
    private bool IsSmallTalk(UnderstoodQuestion question) =>
        question.Alone.Scope is [var scope, ..] && scope.Nearness.Ask >= options.Decision.SmallTalkMatch && _scope[scope.Target.Id].Kind is ScopeKind.Greeting or ScopeKind.Thanks;

    private Answer Reply(ScopeEntry entry, UnderstoodQuestion question, SafetyVerdict verdict, Func<bool> isOfNow, Receipt receipt)
    {
        receipt = receipt with { Decision = $"scope:{entry.Id}" };
        if (entry.Statements.Count > 0) return composer.Tell(entry.Reply, entry.Statements, verdict, receipt);
        var referral = verdict.Referral is { } own && (entry.Kind == ScopeKind.NotCovered || isOfNow()) ? Pointers.For(own)
            : entry is { Kind: ScopeKind.NotCovered or ScopeKind.Manipulation, Refer: { } who } && !IsOfTheWorld(question.Text) && (!entry.RefersOwnOnly || Own().IsMatch(question.Text)) ? Pointers.ForSubject(who)
            : entry.Kind == ScopeKind.NotCovered ? Pointers.Standing
            : null;
        var answer = Decline(entry.Reply, referral, verdict, receipt);
        return entry.Kind == ScopeKind.AboutTheBot ? answer with { Status = AnswerStatus.Answered } : answer;
    }

    /// <summary>Who invented something, or when, is a question of history: no professional has to be asked "before you decide anything".</summary>
    private static bool IsOfTheWorld(string question) => History().IsMatch(question) && !Self().IsMatch(question);

    [GeneratedRegex(@"^\W*((and|so|but|ok|hi|hey)\W+)?(who (invented|made|created|discovered|came up|named|popularised|popularized|started|designed|developed|wrote|first|is|was)|when (was|were|did)|where (does|did|do) (the|this|that) .* come from|why is (it|the .*) called|what year|which (year|country|company)|(what|how) is the (history|origin|name))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex History();

    [GeneratedRegex(@"\b(i|i'?m|i'?ve|my|me|mine|we|our)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Self();

    /// <summary>The member speaks of themselves or of somebody; "how do I" alone asks as anybody does.</summary>
    [GeneratedRegex(@"\b(my|mine|me|our|she|her|he|his|i'?ve|i'?m)\b|(?<!\b(do|can|could|may|must|should|would|shall|am) )\bi\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Own();

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

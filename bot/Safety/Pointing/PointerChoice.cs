using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Pointing;

/// <summary>
/// Which pointer a message below "urgent" gets: the first of the situations that is told of somebody's body and that no rule of knowledge/safety/pointers takes
/// away, else what such a rule gives. The level stays as it is; an alarm keeps its own.
/// </summary>
internal sealed class PointerChoice(SafetyKnowledge knowledge)
{
    private readonly RuleMatcher _matcher = new(knowledge.Lexicon);
    private readonly WhoseBody _whose = new(knowledge.Lexicon);

    public SafetyVerdict Choose(SafetyVerdict verdict, IReadOnlyList<RuleMatch> matches, Finds finds)
    {
        if (verdict.Level >= SafetyLevel.Urgent) return verdict;
        var held = Held(finds);
        var told = Ordered(verdict, matches).Where(match => match.Rule.Situation.IsAsked || _whose.IsTold(match.Spans, finds)).ToList();
        var left = told.Where(match => !held.Any(rule => Takes(rule, match))).Select(match => match.Rule).ToList();
        var given = held.Where(rule => rule.Pointer.Gives is not null && !held.Any(other => other != rule && Takes(other, rule.Match)) && _whose.IsTold(rule.Match.Spans, finds)).Select(rule => rule.Match.Rule);
        var chosen = left.Concat(given).FirstOrDefault();
        if (chosen is not null) return verdict with { Referral = VerdictComposer.Referral(chosen) };
        return verdict.Level == SafetyLevel.None || held.Any(rule => rule.Pointer.TakesAll) || IsTaken(verdict, held) ? verdict with { Referral = null } : verdict;
    }

    /// <summary>The pointer of a professional level stays unless a rule takes just this one away.</summary>
    private static bool IsTaken(SafetyVerdict verdict, List<HeldRule> held) =>
        verdict.Findings is [var top, ..] && held.Any(rule => rule.Pointer.Takes.Contains(top.Situation));

    /// <summary>The rules below "urgent" that held, in the order in which their pointers go; none of them where the likeness took back what they were beside.</summary>
    private static IEnumerable<RuleMatch> Ordered(SafetyVerdict verdict, IReadOnlyList<RuleMatch> matches) =>
        matches.Where(match => match.Rule.Level < SafetyLevel.Urgent && verdict.Findings.Any(finding => finding.Rule == match.Rule.Name))
            .OrderByDescending(match => match.Rule.Level).ThenBy(match => match.Rule.Line);

    private List<HeldRule> Held(Finds finds)
    {
        List<HeldRule> held = [];
        foreach (var rule in knowledge.Pointers.Rules)
            if (_matcher.Match(rule.Rule, finds) is { } spans)
                held.Add(new HeldRule(rule, new RuleMatch(rule.Rule, spans)));
        return held;
    }

    /// <summary>A rule takes what is said in its own sentences, and one that takes everything takes it anywhere.</summary>
    private static bool Takes(HeldRule rule, RuleMatch match) =>
        rule.Pointer.TakesAll
        || (rule.Pointer.Takes.Contains(match.Rule.Situation.Id) && match.Spans.Any(span => rule.Match.Spans.Any(own => own.Sentence == span.Sentence)));

    private sealed record HeldRule(PointerRule Pointer, RuleMatch Match);
}

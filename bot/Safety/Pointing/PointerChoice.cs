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
        var seen = Ordered(verdict, matches).ToList();
        var told = seen.Where(match => match.Rule.Situation.IsAsked || _whose.IsTold(match.Spans, finds));
        var chosen = told.Select(match => Standing(match, held, finds)).FirstOrDefault(rule => rule is not null) ?? Given(Instead(verdict, held, seen), finds);
        if (chosen is not null) return verdict with { Referral = VerdictComposer.Referral(chosen) };
        return verdict.Level == SafetyLevel.None || IsTaken(seen, held) ? verdict with { Referral = null } : verdict;
    }

    /// <summary>At a professional level that has a pointer of its own only what stands instead of it is given.</summary>
    private static List<HeldRule> Instead(SafetyVerdict verdict, List<HeldRule> held, List<RuleMatch> seen) =>
        verdict.Level == SafetyLevel.None || seen.Count > 0 ? held : held.FindAll(rule => rule.Pointer.Takes.Contains(verdict.Findings[0].Situation));

    /// <summary>The rule itself; where others take its pointer away, the one that they give instead, or none.</summary>
    private SafetyRule? Standing(RuleMatch match, List<HeldRule> held, Finds finds)
    {
        var takers = held.Where(rule => Takes(rule, match)).ToList();
        return takers.Count == 0 ? match.Rule : Given(takers, finds);
    }

    /// <summary>What the first of the rules gives that no other of them takes away.</summary>
    private SafetyRule? Given(List<HeldRule> held, Finds finds) =>
        held.Find(rule => rule.Pointer.Gives is not null && !held.Any(other => other != rule && Takes(other, rule.Match)) && _whose.IsTold(rule.Match.Spans, finds))?.Match.Rule;

    /// <summary>The pointer of a professional level stays unless a rule takes just this one away; what only the likeness saw stays always.</summary>
    private static bool IsTaken(List<RuleMatch> seen, List<HeldRule> held) => seen is [var top, ..] && held.Any(rule => Takes(rule, top));

    /// <summary>The rules below "urgent" that held, in the order in which their pointers go; none of them where the likeness took back what they were beside.</summary>
    private static IEnumerable<RuleMatch> Ordered(SafetyVerdict verdict, IReadOnlyList<RuleMatch> matches) =>
        matches.Where(match => match.Rule.Level < SafetyLevel.Urgent && verdict.Findings.Any(finding => finding.Rule == match.Rule.Name))
            .OrderByDescending(match => match.Rule.Level).ThenBy(match => match.Rule.Line);

    /// <summary>The rules that hold; what takes everything does so for the message that it stands in, and not for a later one of the thread.</summary>
    private List<HeldRule> Held(Finds finds)
    {
        List<HeldRule> held = [];
        foreach (var rule in knowledge.Pointers.Rules)
            if (_matcher.Match(rule.Rule, finds) is { } spans && !(rule.TakesAll && spans[0].Start < finds.MessageStart))
                held.Add(new HeldRule(rule, new RuleMatch(rule.Rule, spans)));
        return held;
    }

    /// <summary>A rule takes what is said in its own sentences, and one that takes everything takes it anywhere.</summary>
    private static bool Takes(HeldRule rule, RuleMatch match) =>
        rule.Pointer.TakesAll
        || (rule.Pointer.Takes.Contains(match.Rule.Situation.Id) && match.Spans.Any(span => rule.Match.Spans.Any(own => own.Sentence == span.Sentence)));

    private sealed record HeldRule(PointerRule Pointer, RuleMatch Match);
}

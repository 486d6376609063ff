using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>A rule that held and what made it hold.</summary>
internal sealed record RuleMatch(SafetyRule Rule, List<Span> Spans);

/// <summary>Makes the verdict out of the rules that held: the highest level wins, and a body in danger comes before despair.</summary>
internal sealed class VerdictComposer(SafetyKnowledge knowledge)
{
    private const string Maternity = "maternity";
    private readonly Cues _cues = new(knowledge.Lexicon);

    public SafetyVerdict Compose(List<RuleMatch> matches, Finds finds)
    {
        if (matches.Count == 0)
            return SafetyVerdict.Clear with { AboutSomebodyElse = SpeaksOnlyOfOthers(finds), WriterIsMinor = Has(_cues.Minor, finds) };
        var ordered = matches.OrderByDescending(m => Weight(m.Rule)).ThenBy(m => m.Rule.Line).ToList();
        var findings = ordered.Select(m => Finding(m, finds.Tokens)).ToList();
        var top = ordered[0].Rule;
        return new SafetyVerdict
        {
            Level = top.Level,
            Findings = findings,
            Referral = Referral(top),
            AllowsDoses = ordered.All(m => m.Rule.Situation.Doses && m.Rule.Level < SafetyLevel.Urgent),
            Flags = [.. findings.Select(f => f.Level).Where(l => l >= SafetyLevel.Urgent).Distinct().Select(Flag)],
            AboutSomebodyElse = NamesSomebody(top.Situation, finds) && !SpeaksOfOwnBody(ordered[0], finds),
            WriterIsMinor = Has(_cues.Minor, finds),
        };
    }

    /// <summary>A body in danger is helped before despair, unless only counted points speak for the danger; both stay among the findings.</summary>
    private static int Weight(SafetyRule rule) => rule.Level switch
    {
        SafetyLevel.Emergency when rule.Some.Count == 0 => 5,
        SafetyLevel.Crisis => 4,
        SafetyLevel.Emergency => 3,
        SafetyLevel.Urgent => 2,
        SafetyLevel.Professional => 1,
        _ => 0,
    };

    private static string Flag(SafetyLevel level) => level.ToString().ToLowerInvariant();

    private static bool Has(int? cue, Finds finds) => cue is { } concept && finds.Has(concept);

    /// <summary>Somebody else is spoken of; in a pregnancy the child that is carried is nobody else.</summary>
    private bool NamesSomebody(SafetySituation situation, Finds finds)
    {
        if (_cues.Somebody is not { } somebody || situation.Card != Maternity || _cues.Unborn is not { } unborn)
            return Has(_cues.Somebody, finds);
        return finds.Of(somebody).Any(s => !finds.Of(unborn).Any(u => u.Start <= s.Start && s.End <= u.End));
    }

    /// <summary>Somebody else is named, and no "I" or "my" stands apart from that name.</summary>
    private bool SpeaksOnlyOfOthers(Finds finds)
    {
        if (_cues.Somebody is not { } somebody || _cues.Self is not { } self || !finds.Has(somebody))
            return false;
        return finds.Of(self).All(s => finds.Of(somebody).Any(other => other.Start <= s.Start && s.End <= other.End));
    }

    /// <summary>"my" or "I" in the sentence of the finding and nobody else there.</summary>
    private bool SpeaksOfOwnBody(RuleMatch match, Finds finds)
    {
        var sentence = match.Spans[0].Sentence;
        var others = _cues.Somebody is { } somebody && finds.Of(somebody).Any(s => s.Sentence == sentence);
        return !others && _cues.Self is { } self && finds.Of(self).Any(s => s.Sentence == sentence);
    }

    private static SafetyFinding Finding(RuleMatch match, TokenList tokens) => new()
    {
        Rule = match.Rule.Name,
        Situation = match.Rule.Situation.Id,
        Level = match.Rule.Level,
        Words = Words(match.Spans, tokens),
        References = match.Rule.References,
    };

    /// <summary>The member's own words, in their order; pieces further apart than two words are joined by an ellipsis.</summary>
    private static string Words(List<Span> spans, TokenList tokens)
    {
        var pieces = new List<(int Start, int End)>();
        foreach (var span in spans.OrderBy(s => s.Start))
            if (pieces.Count > 0 && span.Start <= pieces[^1].End + 2)
                pieces[^1] = (pieces[^1].Start, Math.Max(pieces[^1].End, span.End));
            else
                pieces.Add((span.Start, span.End));
        return string.Join(" … ", pieces.Select(p => tokens.Words(p.Start, p.End)));
    }

    /// <summary>The pointer of the situation that a rule saw.</summary>
    public static SafetyReferral Referral(SafetyRule rule) => new()
    {
        Who = rule.Situation.Who,
        Why = rule.Situation.Why,
        When = rule.Situation.When,
        References = rule.References,
        Text = ReferralText.Of(rule.Situation),
    };
}

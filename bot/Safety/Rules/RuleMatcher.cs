namespace PsoasBot.Safety.Rules;

/// <summary>Holds one rule against the finds of a message.</summary>
internal static class RuleMatcher
{
    /// <summary>The spans that make the rule hold, or null.</summary>
    public static List<Span>? Match(SafetyRule rule, Finds finds)
    {
        if (!Possible(rule.Near, finds) || !Possible(rule.Sentence, finds) || !Possible(rule.Message, finds) || Any(rule.Never, finds, null))
            return null;
        var spans = new List<Span>(4);
        if (rule.Near.Count + rule.Sentence.Count > 0 && !Anchored(rule, finds, spans))
            return null;
        foreach (var term in rule.Message)
            if (First(term, finds, null) is { } span)
                spans.Add(span);
            else
                return null;
        return spans;
    }

    private static bool Possible(IReadOnlyList<int[]> terms, Finds finds)
    {
        foreach (var term in terms)
            if (!Present(term, finds))
                return false;
        return true;
    }

    private static bool Present(int[] term, Finds finds)
    {
        foreach (var concept in term)
            if (finds.Has(concept))
                return true;
        return false;
    }

    private static bool Anchored(SafetyRule rule, Finds finds, List<Span> spans)
    {
        foreach (var concept in rule.Near.Count > 0 ? rule.Near[0] : rule.Sentence[0])
            foreach (var anchor in finds.Of(concept))
                if (anchor.Live && Around(rule, finds, anchor, spans))
                    return true;
        return false;
    }

    private static bool Around(SafetyRule rule, Finds finds, Span anchor, List<Span> spans)
    {
        spans.Clear();
        spans.Add(anchor);
        for (var i = 1; i < rule.Near.Count; i++)
            if (Nearest(rule.Near[i], finds, anchor, rule.Within) is { } near)
                spans.Add(near);
            else
                return false;
        for (var i = rule.Near.Count > 0 ? 0 : 1; i < rule.Sentence.Count; i++)
            if (First(rule.Sentence[i], finds, anchor.Sentence) is { } found)
                spans.Add(found);
            else
                return false;
        return !Any(rule.Unless, finds, anchor.Sentence);
    }

    private static Span? Nearest(int[] term, Finds finds, Span anchor, int within)
    {
        Span? best = null;
        var distance = within + 1;
        foreach (var concept in term)
            foreach (var span in finds.Of(concept))
                if (span.Live && span.Sentence == anchor.Sentence && Distance(span, anchor) is var d && d < distance)
                    (best, distance) = (span, d);
        return best;
    }

    private static int Distance(Span a, Span b) => Math.Max(0, a.Start >= b.Start ? a.Start - b.End : b.Start - a.End);

    private static Span? First(int[] term, Finds finds, int? sentence)
    {
        foreach (var concept in term)
            foreach (var span in finds.Of(concept))
                if (span.Live && (sentence is null || span.Sentence == sentence))
                    return span;
        return null;
    }

    private static bool Any(int[] concepts, Finds finds, int? sentence)
    {
        foreach (var concept in concepts)
            foreach (var span in finds.Of(concept))
                if (span.Live && (sentence is null || span.Sentence == sentence))
                    return true;
        return false;
    }
}

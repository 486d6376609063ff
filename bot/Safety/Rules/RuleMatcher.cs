using PsoasBot.Safety.Lexicon;

namespace PsoasBot.Safety.Rules;

/// <summary>Holds one rule against the finds of a message.</summary>
internal sealed class RuleMatcher(SafetyLexicon lexicon)
{
    /// <summary>Findings that belong together stand within so many words; illnesses and medicines count from anywhere.</summary>
    private const int Together = 25;
    private const int FarTogether = 70;
    private readonly PointCounter _points = new(lexicon);

    /// <summary>The spans that make the rule hold, or null.</summary>
    public List<Span>? Match(SafetyRule rule, Finds finds)
    {
        if (!Possible(rule.Near, finds) || !Possible(rule.Sentence, finds) || !Possible(rule.Message, finds) || Any(rule.Never, finds, null))
            return null;
        var spans = new List<Span>(4);
        if (rule.Near.Count + rule.Sentence.Count > 0 && !Anchored(rule, finds, spans))
            return null;
        if (rule.Message.Count > 0 && !Cluster(rule, finds, spans))
            return null;
        if (rule.Some.Count > 0 && !_points.Enough(rule, finds, spans))
            return null;
        return spans;
    }

    /// <summary>The first term that is not a risk is the middle of the cluster; every place where it stands is tried.</summary>
    private bool Cluster(SafetyRule rule, Finds finds, List<Span> spans)
    {
        var terms = rule.Message;
        var before = spans.Count;
        var middle = Middle(terms);
        foreach (var concept in terms[middle])
            foreach (var anchor in finds.Of(concept))
                if (anchor.Live && !Any(rule.Unless, finds, anchor.Sentence) && AllAround(terms, middle, finds, anchor, spans))
                    return true;
                else
                    spans.RemoveRange(before, spans.Count - before);
        return false;
    }

    private int Middle(IReadOnlyList<int[]> terms)
    {
        for (var i = 0; i < terms.Count; i++)
            if (!IsRisk(terms[i]) && !IsFrame(terms[i]))
                return i;
        for (var i = 0; i < terms.Count; i++)
            if (!IsRisk(terms[i]))
                return i;
        return 0;
    }

    private bool IsFrame(int[] term) => Array.TrueForAll(term, c => lexicon.Concepts[c].Kind == ConceptKind.Frame);

    private bool IsRisk(int[] term) => Array.Exists(term, c => lexicon.Concepts[c].Kind == ConceptKind.Risk);

    private bool AllAround(IReadOnlyList<int[]> terms, int middle, Finds finds, Span anchor, List<Span> spans)
    {
        spans.Add(anchor);
        for (var i = 0; i < terms.Count; i++)
            if (i != middle)
            {
                var span = IsRisk(terms[i]) ? First(terms[i], finds, null) : Closest(terms[i], finds, anchor, IsFrame(terms[i]) ? Together : FarTogether);
                if (span is not { } found)
                    return false;
                spans.Add(found);
            }

        return true;
    }

    private static Span? Closest(int[] term, Finds finds, Span anchor, int within = Together, bool sameSentence = false)
    {
        foreach (var concept in term)
            if (finds.Nearest(concept, anchor, within, sameSentence) is { } span)
                return span;
        return null;
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
            if (Closest(rule.Near[i], finds, anchor, rule.Within, sameSentence: true) is { } near)
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

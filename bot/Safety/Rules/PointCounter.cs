using PsoasBot.Safety.Lexicon;

namespace PsoasBot.Safety.Rules;

/// <summary>Rules that count: several weak signs close together mean what none of them means alone.</summary>
internal sealed class PointCounter(SafetyLexicon lexicon)
{
    /// <summary>Counts the points of the terms within a window that moves over the message; risks count from anywhere.</summary>
    public bool Enough(SafetyRule rule, Finds finds, List<Span> spans)
    {
        var anywhere = new List<Span>();
        var counted = new List<(Span Span, int Term)>();
        var given = Collect(rule, finds, anywhere, counted);
        spans.AddRange(anywhere);
        if (given >= rule.AtLeast)
            return true;
        for (var first = 0; first < counted.Count; first++)
            if (given + Window(rule, counted, first, spans) >= rule.AtLeast)
                return true;
            else
                spans.RemoveRange(anywhere.Count, spans.Count - anywhere.Count);
        return false;
    }

    private int Collect(SafetyRule rule, Finds finds, List<Span> anywhere, List<(Span Span, int Term)> counted)
    {
        var given = 0;
        for (var term = 0; term < rule.Some.Count; term++)
            if (!IsRisk(rule.Some[term].Concepts))
                AddLive(rule.Some[term].Concepts, finds, term, counted);
            else if (FirstLive(rule.Some[term].Concepts, finds) is { } risk)
            {
                anywhere.Add(risk);
                given += rule.Some[term].Points;
            }

        counted.Sort((x, y) => x.Span.Start.CompareTo(y.Span.Start));
        return given;
    }

    private static void AddLive(int[] concepts, Finds finds, int term, List<(Span Span, int Term)> counted)
    {
        foreach (var concept in concepts)
            foreach (var span in finds.Of(concept))
                if (span.Live)
                    counted.Add((span, term));
    }

    private static int Window(SafetyRule rule, List<(Span Span, int Term)> counted, int first, List<Span> spans)
    {
        var terms = 0L;
        var points = 0;
        for (var i = first; i < counted.Count && counted[i].Span.Start <= counted[first].Span.Start + rule.SpreadOver; i++)
        {
            var (span, term) = counted[i];
            if ((terms & (1L << term)) != 0)
                continue;
            terms |= 1L << term;
            points += rule.Some[term].Points;
            spans.Add(span);
        }

        return points;
    }

    private bool IsRisk(int[] term) => Array.Exists(term, c => lexicon.Concepts[c].Kind == ConceptKind.Risk);

    private static Span? FirstLive(int[] concepts, Finds finds)
    {
        foreach (var concept in concepts)
            foreach (var span in finds.Of(concept))
                if (span.Live)
                    return span;
        return null;
    }
}

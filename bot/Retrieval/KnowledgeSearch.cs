
namespace PsoasBot.Retrieval;

/// <summary>
/// Ranks what a question may be about. A target's score joins its best and second-best way to be asked for with its own text;
/// likeness is counted in both directions, so that a short question inside a long passage is not taken for a match of it.
/// </summary>
internal sealed class KnowledgeSearch(KnowledgeIndex index)
{
    private const float TextWeight = 0.9f;
    private const float SecondAsk = 0.18f;
    private const float OtherKind = 0.22f;

    public Findings Find(string question)
    {
        var slots = index.Passages.Plan(question);
        var weight = slots.Sum(slot => slot.Idf);
        Dictionary<Target, Evidence> evidence = [];
        foreach (var hit in index.Passages.Search(slots)) Add(evidence, hit, weight);
        var ranked = evidence.Select(pair => pair.Value.Rank(pair.Key)).OrderByDescending(target => target.Score).ThenBy(target => target.Target.Id, StringComparer.Ordinal).ToList();
        return new Findings
        {
            Statements = Of(ranked, TargetKind.Statement),
            Claims = Of(ranked, TargetKind.Claim),
            Scope = Of(ranked, TargetKind.Scope),
            Unknown = weight > 0 ? slots.Where(slot => slot.IsUnknown).Sum(slot => slot.Idf) / weight : 1,
            Words = slots.Count,
        };
    }

    private void Add(Dictionary<Target, Evidence> evidence, Hit hit, float questionWeight)
    {
        var target = index.Targets[hit.Ordinal];
        if (!evidence.TryGetValue(target, out var found)) evidence[target] = found = new Evidence();
        var back = Math.Min(1, hit.Coverage * questionWeight / index.Weights[hit.Ordinal]);
        found.Add(index.IsAsk[hit.Ordinal], hit.Coverage, back);
    }

    private static List<RankedTarget> Of(List<RankedTarget> ranked, TargetKind kind) => [.. ranked.Where(target => target.Target.Kind == kind)];

    /// <summary>The best matches of one target's passages.</summary>
    private sealed class Evidence
    {
        private float _ask;
        private float _secondAsk;
        private float _text;
        private float _coverage;

        public void Add(bool isAsk, float coverage, float back)
        {
            var match = MathF.Pow(coverage, 0.65f) * MathF.Pow(back, isAsk ? 0.35f : 0.12f);
            _coverage = Math.Max(_coverage, coverage);
            if (!isAsk)
            {
                _text = Math.Max(_text, match * TextWeight);
            }
            else if (match > _ask)
            {
                _secondAsk = _ask;
                _ask = match;
            }
            else
            {
                _secondAsk = Math.Max(_secondAsk, match);
            }
        }

        public RankedTarget Rank(Target target)
        {
            var (best, other) = (Math.Max(_ask, _text), Math.Min(_ask, _text));
            var score = (best + OtherKind * other + SecondAsk * _secondAsk) / (1 + OtherKind + SecondAsk);
            return new RankedTarget(target, score, best, _coverage);
        }
    }
}

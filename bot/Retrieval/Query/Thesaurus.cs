using System.Runtime.InteropServices;

namespace PsoasBot.Retrieval.Query;

/// <summary>A phrase that may stand for another, with the weight that its match is worth (0 to 1).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Substitute(string Phrase, float Weight);

/// <summary>
/// Which words may stand for which, independent of any index. A misspelling is read as its term; the members of a group
/// ("same") stand for each other at <see cref="SameWeight"/>, relatives at <see cref="RelatedWeight"/>, both below the exact word.
/// </summary>
internal sealed class Thesaurus
{
    public const float SameWeight = 0.75f;
    public const float RelatedWeight = 0.4f;

    private readonly Dictionary<string, List<Substitute>> _substitutes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _corrections = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, List<Substitute>> Substitutes => _substitutes;

    public IReadOnlyDictionary<string, string> Corrections => _corrections;

    public void Add(string term, IReadOnlyList<string> same, IReadOnlyList<string> related, IReadOnlyList<string> misspelled)
    {
        IReadOnlyList<string> group = [term, .. same];
        foreach (var from in group)
        {
            foreach (var to in group)
            {
                if (to != from) Add(from, to, SameWeight);
            }
            foreach (var to in related)
            {
                Add(from, to, RelatedWeight);
                Add(to, from, RelatedWeight);
            }
        }
        foreach (var wrong in misspelled) _corrections.TryAdd(wrong, term);
    }

    private void Add(string from, string to, float weight)
    {
        if (!_substitutes.TryGetValue(from, out var list)) _substitutes[from] = list = [];
        foreach (var known in list)
        {
            if (known.Phrase == to) return;
        }
        list.Add(new Substitute(to, weight));
    }
}

using System.Text.RegularExpressions;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>"Doing rather than being" for "being rather than doing": what is put above what must be as in the evidence, small words too.</summary>
internal sealed partial class ContrastCheck : IGroundingCheck
{
    private const int Reach = 3;

    public string Name => "contrast";
    public bool IsVeto => true;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (Sides(comparison.Sentence) is not { } said) yield break;
        foreach (var held in comparison.Used.Select(item => Sides(item.Text)).OfType<(HashSet<string> First, HashSet<string> Last)>())
        {
            var straight = said.First.Count(held.First.Contains) + said.Last.Count(held.Last.Contains);
            var crossed = said.First.Count(held.Last.Contains) + said.Last.Count(held.First.Contains);
            if (crossed > straight) yield return new Objection("turned", "puts first what the evidence puts last");
        }
    }

    /// <summary>The stems before and after "rather than", three words each.</summary>
    private static (HashSet<string> First, HashSet<string> Last)? Sides(ReadText text)
    {
        if (ThanPattern().Match(text.Plain) is not { Success: true } than) return null;
        var before = text.Plain[..than.Index].Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(Reach);
        var after = text.Plain[(than.Index + than.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Reach);
        return (Stems(before), Stems(after));
    }

    private static HashSet<string> Stems(IEnumerable<string> words) =>
        words.Select(word => word.Trim(',', '.', ';', ':')).Where(word => word.Length > 2 && word is not ("the" or "and")).Select(word => Stemmer.Stem(word)).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(rather than|instead of|and not|more than|better than|statt|en vez de|au lieu de|plutot que)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex ThanPattern();
}

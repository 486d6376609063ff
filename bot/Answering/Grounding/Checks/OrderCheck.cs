using System.Text.RegularExpressions;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>What comes first and what comes after must come so in the evidence ("free it before you strengthen it").</summary>
internal sealed partial class OrderCheck : IGroundingCheck
{
    public string Name => "order";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (Order(comparison.Sentence) is not { } said) yield break;
        foreach (var evidence in comparison.Used)
        {
            if (Order(evidence.Text) is not { } held) continue;
            var first = said.First.Any(concept => held.Then.Contains(concept) && !held.First.Contains(concept));
            var then = said.Then.Any(concept => held.First.Contains(concept) && !held.Then.Contains(concept));
            if (first && (then || !said.First.Any(held.First.Contains))) yield return new Objection("turned", "turns the order round");
        }
    }

    private static (HashSet<string> First, HashSet<string> Then)? Order(ReadText text)
    {
        if (BeforePattern().Match(text.Plain) is { Success: true } before) return Split(text, before, isFirstLeft: true);
        if (AfterPattern().Match(text.Plain) is { Success: true } after) return Split(text, after, isFirstLeft: after.Index == 0 ? null : false);
        if (LaterPattern().Match(text.Plain) is { Success: true } later) return Clauses(text, later, isMarkedFirst: false);
        return FirstPattern().Match(text.Plain) is { Success: true } first ? Clauses(text, first, isMarkedFirst: true) : null;
    }

    /// <summary>"A before B" and "A after B"; a marker at the start has its clause up to the comma.</summary>
    private static (HashSet<string>, HashSet<string>)? Split(ReadText text, Match marker, bool? isFirstLeft)
    {
        if (marker.Index > 2) return isFirstLeft == true ? (Concepts(text, 0, marker.Index), Concepts(text, marker.Index, text.Plain.Length)) : (Concepts(text, marker.Index, text.Plain.Length), Concepts(text, 0, marker.Index));
        var comma = text.Plain.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) return null;
        return isFirstLeft == true ? (Concepts(text, comma, text.Plain.Length), Concepts(text, 0, comma)) : (Concepts(text, 0, comma), Concepts(text, comma, text.Plain.Length));
    }

    /// <summary>"…, and A afterwards": the clause with the marker against the rest.</summary>
    private static (HashSet<string>, HashSet<string>)? Clauses(ReadText text, Match marker, bool isMarkedFirst)
    {
        var from = Math.Max(LastBreak(text.Plain, marker.Index), 0);
        var to = BreakPattern().Match(text.Plain, marker.Index + marker.Length) is { Success: true } next ? next.Index : text.Plain.Length;
        var marked = Concepts(text, from, to);
        var rest = Concepts(text, 0, from);
        rest.UnionWith(Concepts(text, to, text.Plain.Length));
        if (marked.Count == 0 || rest.Count == 0) return null;
        return isMarkedFirst ? (marked, rest) : (rest, marked);
    }

    private static int LastBreak(string plain, int end) => BreakPattern().Matches(plain[..end]) is [.., var last] ? last.Index + last.Length : 0;

    private static HashSet<string> Concepts(ReadText text, int from, int to)
    {
        var part = text.Plain[from..to];
        return text.Content.Where(token => part.Contains(token.Word, StringComparison.Ordinal)).SelectMany(token => token.Concepts.Count > 0 ? token.Concepts : [token.Stem]).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\b(before|prior to|bevor|antes de|vor dem)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex BeforePattern();

    [GeneratedRegex(@"\b(after (?!that|this)|once (?!a )|nachdem|nach dem|despues de)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex AfterPattern();

    [GeneratedRegex(@"\b(afterwards|after that|only then|later|danach|anschliessend|despues|luego)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex LaterPattern();

    [GeneratedRegex(@"\b(first|comes first|zuerst|erst|primero)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex FirstPattern();

    [GeneratedRegex(@"[,;:]| and | und | y ", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex BreakPattern();
}

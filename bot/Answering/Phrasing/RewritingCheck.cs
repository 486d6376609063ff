using System.Collections.Frozen;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Phrasing;

/// <summary>Whether a rewritten follow-up still asks what the member asked: only words of the thread, the member's own words, the same negations.</summary>
internal static class RewritingCheck
{
    private const int MostWords = 60;

    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(["not", "no", "never", "without", "nobody", "none", "cannot", "cant", "dont", "doesnt", "isnt", "shouldnt", "wont"], StringComparer.Ordinal);

    /// <summary>Null when the rewriting may be used.</summary>
    public static string? Fault(string rewritten, Question question)
    {
        var words = QueryWords.Split(rewritten);
        if (words.Count is 0 or > MostWords || rewritten.Any(letter => char.IsControl(letter) || letter is '<' or '>' or '`' or '{' or '}' or '@')) return "is no plain question";
        var own = QueryWords.Split(question.Text);
        var thread = own.Concat(question.History.SelectMany(line => QueryWords.Split(line))).Select(Root).ToHashSet(StringComparer.Ordinal);
        if (words.Exists(word => !StopWords.Documents.Contains(word) && !Negations.Contains(word) && !thread.Contains(Root(word)))) return "brings in words that nobody said";
        if (words.Any(Negations.Contains) != own.Any(Negations.Contains)) return "adds or drops a 'not'";
        var kept = words.Select(Root).ToHashSet(StringComparer.Ordinal);
        var telling = own.Where(word => !StopWords.Documents.Contains(word)).ToList();
        return telling.Count > 0 && !telling.Exists(word => kept.Contains(Root(word))) ? "drops what the member asked" : null;
    }

    private static string Root(string word) => Stemmer.Stem(word);
}

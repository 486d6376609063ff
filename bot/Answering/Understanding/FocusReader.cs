using System.Text.RegularExpressions;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Understanding;

/// <summary>
/// Finds out whose words a question asks for. Names come from the knowledge (authors, quoted people, what the documents are called).
/// A name that stands nowhere in the knowledge, where a speaker would stand ("per …", "… says"), is somebody of a comment thread.
/// </summary>
internal sealed class FocusReader
{
    private static readonly HashSet<string> BetweenCueAndName = new(StringComparer.Ordinal) { "by", "from", "of", "for", "the", "what" };
    private const int LongestName = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(PatternGuard.Limit);
    private static readonly HashSet<string> BeforeName = new(StringComparer.Ordinal) { "per", "to", "by", "did", "does", "from", "what", "was", "is", "for", "told", "with" };
    private static readonly HashSet<string> AfterName = new(StringComparer.Ordinal)
    {
        "say", "says", "said", "think", "thinks", "claim", "claims", "claimed", "write", "writes", "wrote", "mention", "mentions", "mentioned", "believe", "believes",
        "recommend", "recommends", "advise", "advises", "suggest", "suggests", "mean", "means", "meant", "tell", "tells", "told", "answer", "answers", "answered", "ask", "asks", "asked", "reply", "replied", "have", "has", "do",
    };

    private static readonly HashSet<string> SurePrefix = new(StringComparer.Ordinal) { "per" };
    private static readonly HashSet<string> CommentWords = new(StringComparer.Ordinal) { "comment", "comments", "commenter", "commenters", "commented", "commentor", "thread", "reader", "readers" };

    private readonly KnowledgeIndex _index;
    private readonly Dictionary<string, string> _sourceNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _peopleNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _titles;

    public FocusReader(KnowledgeBase knowledge, KnowledgeIndex index)
    {
        (_index, _titles) = (index, Titles(knowledge.Sources));
        foreach (var source in knowledge.Sources.Where(source => source.IsSigned)) AddName(_sourceNames, source.Author, source.Slug);
        foreach (var source in knowledge.Sources.Where(source => !source.IsSigned)) _sourceNames[string.Join(' ', Words(source.Short).Where(word => word != "the"))] = source.Slug;
        foreach (var person in knowledge.Statements.Select(statement => statement.Speaker.Name).OfType<string>().Distinct(StringComparer.Ordinal)) AddName(_peopleNames, person, person);
    }

    /// <summary>The focus, and the words of the question without names that only say who speaks.</summary>
    public (Focus Focus, string Text) Read(string text)
    {
        var (except, words) = LeftOut(Words(text));
        var (titled, joined) = Titled($" {string.Join(' ', words)} ");
        var sources = Named(joined, _sourceNames);
        var people = Named(joined, _peopleNames);
        sources.UnionWith(titled);
        var strangers = words.Where((_, at) => IsStranger(words, at)).ToHashSet(StringComparer.Ordinal);
        var comments = strangers.Count > 0 || words.Exists(CommentWords.Contains);
        if (except.Count + titled.Count > 0) text = joined.Trim();
        if (sources.Count == 0 && people.Count == 0 && !comments) return (Focus.None with { Except = except }, text);
        return (new Focus(sources, people, comments) { Except = except }, strangers.Count == 0 ? text : string.Join(' ', Words(text).Where(word => !strangers.Contains(word))));
    }

    /// <summary>Whom "not by …" and "other than …" leave out, and the words without that.</summary>
    private (HashSet<string> Except, List<string> Words) LeftOut(List<string> words)
    {
        HashSet<string> except = new(StringComparer.Ordinal);
        List<string> kept = [];
        for (var at = 0; at < words.Count; at++)
        {
            var name = at + LengthOfCue(words, at);
            while (name > at && name < words.Count && BetweenCueAndName.Contains(words[name])) name++;
            var end = name;
            for (var length = 1; name > at && length > 0; end += length) length = LengthOfName(words, end, except);
            if (end > name) at = end - 1;
            else kept.Add(words[at]);
        }
        return (except, kept);
    }

    private static int LengthOfCue(List<string> words, int at) => words[at] switch
    {
        "not" or "except" or "besides" => 1,
        "other" when at + 1 < words.Count && words[at + 1] == "than" => 2,
        "apart" when at + 1 < words.Count && words[at + 1] == "from" => 2,
        _ => 0,
    };

    /// <summary>How many words from here on are a name, the longest first; whose it is, is added.</summary>
    private int LengthOfName(List<string> words, int at, HashSet<string> values)
    {
        for (var length = Math.Min(LongestName, words.Count - at); length > 0; length--)
        {
            var name = string.Join(' ', words.GetRange(at, length));
            if (!_peopleNames.TryGetValue(name, out var value) && !_sourceNames.TryGetValue(name, out value)) continue;
            values.Add(value);
            return length;
        }
        return 0;
    }

    /// <summary>Documents that are called by two words of their title ("the pain relief article"), and the words without that: a title is no subject.</summary>
    private (HashSet<string> Sources, string Words) Titled(string joined)
    {
        HashSet<string> sources = new(StringComparer.Ordinal);
        foreach (var (words, slug) in _titles)
        {
            if (!joined.Contains($" {words} ", StringComparison.Ordinal)) continue;
            var rest = Regex.Replace(joined, $@" (psoas )?(muscle )?{Regex.Escape(words)} (article|page|text|post|piece|blog|handout|essay) ", " article ", RegexOptions.ExplicitCapture, Limit);
            if (rest.Length == joined.Length) continue;
            sources.Add(slug);
            joined = rest;
        }
        return (sources, joined);
    }

    /// <summary>Each two words of a title that no other title has, the muscle's own name aside.</summary>
    private static Dictionary<string, string> Titles(IReadOnlyList<Source> sources)
    {
        var pairs = sources.SelectMany(source => Words(source.Title).Where(word => word is not ("psoas" or "muscle" or "the")).ToList() is var words
            ? words.Zip(words.Skip(1), (first, second) => (Pair: $"{first} {second}", source.Slug)) : []);
        return pairs.GroupBy(pair => pair.Pair, StringComparer.Ordinal).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().Slug, StringComparer.Ordinal);
    }

    private bool IsStranger(List<string> words, int at)
    {
        var word = words[at];
        if (word.Length < 2 || word.Any(char.IsDigit) || _index.Passages.Knows(word) || _sourceNames.ContainsKey(word) || _peopleNames.ContainsKey(word)) return false;
        var (before, after) = (at > 0 ? words[at - 1] : "", at + 1 < words.Count ? words[at + 1] : "");
        return SurePrefix.Contains(before) || (AfterName.Contains(after) && (at == 0 || BeforeName.Contains(before)));
    }

    private static HashSet<string> Named(string joined, Dictionary<string, string> names) =>
        names.Where(pair => joined.Contains($" {pair.Key} ", StringComparison.Ordinal)).Select(pair => pair.Value).ToHashSet(StringComparer.Ordinal);

    private static void AddName(Dictionary<string, string> names, string name, string value)
    {
        foreach (var part in Words(name).Where(part => part.Length > 2)) names[part] = value;
    }

    private static List<string> Words(string text) => Retrieval.Query.QueryWords.Split(text);
}

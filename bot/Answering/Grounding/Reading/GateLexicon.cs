using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>What a new concept means for a sentence.</summary>
internal enum ConceptClass { Plain, Hard, Person, Document }

/// <summary>The words of lexicon.yaml: concepts in three languages, opposites, words that add nothing, and the markers of negation, hedging and the like.</summary>
internal sealed class GateLexicon
{
    private readonly Dictionary<string, List<Entry>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _byStart = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConceptClass> _classes = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _soft;
    private readonly FrozenSet<string> _softStems;

    private GateLexicon(IReadOnlyList<LexiconFile> files)
    {
        foreach (var file in files)
        {
            Add(file.Hard, ConceptClass.Hard);
            Add(file.Persons, ConceptClass.Person);
            Add(file.Documents, ConceptClass.Document);
            Add(file.Plain, ConceptClass.Plain);
        }
        _soft = files.SelectMany(file => file.Soft.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);
        _softStems = _soft.Where(word => word.Length > 3).Select(word => Stemmer.Stem(word)).ToFrozenSet(StringComparer.Ordinal);
        Opposites = [.. files.SelectMany(file => file.Opposites).Select(pair => pair.Split(' ')).SelectMany(pair => ((string, string)[])[(pair[0], pair[1]), (pair[1], pair[0])])];
        Markers = files.SelectMany(file => file.Markers).GroupBy(marker => marker.Key, StringComparer.Ordinal).ToFrozenDictionary(
            marker => marker.Key,
            marker => new Regex(string.Join('|', marker.SelectMany(each => each.Value).Select(each => $"(?:{each})")), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(PatternGuard.Limit)),
            StringComparer.Ordinal);
    }

    public static GateLexicon Embedded { get; } = Load();

    public IReadOnlyList<(string Said, string Held)> Opposites { get; }

    public IReadOnlyDictionary<string, Regex> Markers { get; }

    public ConceptClass ClassOf(string concept) => _classes.GetValueOrDefault(concept);

    public bool IsSoft(string word) => _soft.Contains(word) || _softStems.Contains(Stemmer.Stem(word));

    /// <summary>The concepts that begin at a word, how many words they take (the longest phrase wins), and the length of the beginning it was found by, 0 for a whole word.</summary>
    public (IReadOnlyList<string> Concepts, int Length, int Start) Find(IReadOnlyList<string> words, int at)
    {
        var (best, start) = (0, 0);
        List<string> concepts = [];
        foreach (var entry in Candidates(words[at]))
        {
            if (entry.Words.Length < best || !entry.Matches(words, at)) continue;
            if (entry.Words.Length > best || (entry.StartLength > start && start > 0)) concepts.Clear();
            else if (entry.StartLength < start && entry.StartLength > 0) continue;
            best = entry.Words.Length;
            start = Math.Max(start, entry.StartLength);
            if (!concepts.Contains(entry.Concept)) concepts.Add(entry.Concept);
        }
        if (best == 0 && Vertebra(words[at]) is { } region) return ([region, "vertebra"], 1, 0);
        return (concepts, Math.Max(1, best), start);
    }

    private IEnumerable<Entry> Candidates(string word)
    {
        foreach (var form in Forms(word))
        {
            if (!_byStem.TryGetValue(form, out var exact)) continue;
            foreach (var entry in exact) yield return entry;
        }
        if (word.Length >= 3 && _byStart.TryGetValue(word[..3], out var starts))
            foreach (var entry in starts) yield return entry;
    }

    /// <summary>"T12" is thoracic, "L4" lumbar.</summary>
    private static string? Vertebra(string word) =>
        word.Length is < 2 or > 3 || !char.IsAsciiDigit(word[1]) ? null : word[0] switch { 't' => "thoracic", 'l' => "lumbar", 'c' => "cervical", _ => null };

    /// <summary>The stem, and for "deepest" and "healthier" that of the plain adjective.</summary>
    private static IEnumerable<string> Forms(string word)
    {
        yield return Stemmer.Stem(word);
        var cut = word.EndsWith("est", StringComparison.Ordinal) ? 3 : word.EndsWith("er", StringComparison.Ordinal) ? 2 : 0;
        if (cut == 0 || word.Length - cut < 3) yield break;
        var root = word[..^cut];
        yield return Stemmer.Stem(root);
        yield return Stemmer.Stem($"{root}e");
        if (root[^1] == 'i') yield return Stemmer.Stem($"{root.AsSpan(0, root.Length - 1)}y");
        if (root.Length > 3 && root[^1] == root[^2]) yield return Stemmer.Stem(root.AsSpan(0, root.Length - 1));
    }

    private void Add(Dictionary<string, string> concepts, ConceptClass kind)
    {
        foreach (var (concept, list) in concepts)
        {
            _classes.TryAdd(concept, kind);
            foreach (var written in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var entry = new Entry(concept, [.. written.Split('_').Select(WordPattern.Parse)]);
                var first = entry.Words[0];
                var table = first.IsStart ? _byStart : _byStem;
                var key = first.IsStart ? first.Text[..3] : first.Stem;
                if (!table.TryGetValue(key, out var entries)) table[key] = entries = [];
                entries.Add(entry);
            }
        }
    }

    private static GateLexicon Load() => new(GateFiles.Read<LexiconFile>("lexicon"));

    private sealed record Entry(string Concept, WordPattern[] Words)
    {
        /// <summary>Of two word beginnings the longer one is meant ("huftstreck*" before "huft*"); 0 for whole words.</summary>
        public int StartLength => Words[0].IsStart ? Words[0].Text.Length : 0;

        public bool Matches(IReadOnlyList<string> words, int at)
        {
            if (at + Words.Length > words.Count) return false;
            for (var i = 0; i < Words.Length; i++)
                if (!Words[i].Matches(words[at + i])) return false;
            return true;
        }
    }

    private sealed record WordPattern(string Text, string Stem, bool IsStart)
    {
        public static WordPattern Parse(string written) => written.EndsWith('*')
            ? new WordPattern(written[..^1], written[..^1], true)
            : new WordPattern(written, Stemmer.Stem(written), false);

        public bool Matches(string word) => IsStart ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text || Forms(word).Contains(Stem, StringComparer.Ordinal);
    }

    private sealed class LexiconFile
    {
        public Dictionary<string, string> Hard { get; set; } = [];
        public Dictionary<string, string> Persons { get; set; } = [];
        public Dictionary<string, string> Documents { get; set; } = [];
        public Dictionary<string, string> Plain { get; set; } = [];
        public List<string> Opposites { get; set; } = [];
        public string Soft { get; set; } = "";
        public Dictionary<string, List<string>> Markers { get; set; } = [];
    }
}

using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>The rows of synonyms.yaml and the files beside it. A word is found by the numbers of the rows that it stands in, alone or as part of a phrase.</summary>
internal sealed class SynonymTable
{
    private const int KeyLength = 3;

    /// <summary>A German compound is found by a part of at least this length ("manualtherapeuten" by "therapeut*").</summary>
    private const int PartLength = 5;

    private readonly Dictionary<string, List<Entry>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _byStart = new(StringComparer.Ordinal);
    private readonly List<(string Part, int Row)> _parts = [];

    private SynonymTable(IReadOnlyList<string> rows)
    {
        for (var row = 0; row < rows.Count; row++)
            foreach (var written in rows[row].Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(written, row);
    }

    public static SynonymTable Embedded { get; } = Load();

    /// <summary>For each word the rows that it stands in; a word of a phrase stands in the phrase's rows.</summary>
    public IReadOnlyList<IReadOnlySet<int>> Read(IReadOnlyList<string> words, bool isForeign)
    {
        var found = words.Select(_ => new HashSet<int>()).ToArray();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var entry in Candidates(words[at], isForeign).Where(entry => entry.Matches(words, at)))
                for (var i = 0; i < entry.Words.Length; i++) found[at + i].Add(entry.Row);
        }
        for (var at = 0; isForeign && at < words.Count; at++)
        {
            if (found[at].Count == 0 && words[at].Length > PartLength + KeyLength)
                found[at].UnionWith(_parts.Where(part => words[at].Contains(part.Part, StringComparison.Ordinal)).Select(part => part.Row));
        }
        return found;
    }

    /// <summary>Beginnings of words are of other languages than English.</summary>
    private IEnumerable<Entry> Candidates(string word, bool isForeign)
    {
        IEnumerable<Entry> whole = _byStem.TryGetValue(Stemmer.Stem(word), out var exact) ? exact : [];
        return isForeign && word.Length >= KeyLength && _byStart.TryGetValue(word[..KeyLength], out var starts) ? whole.Concat(starts) : whole;
    }

    private void Add(string written, int row)
    {
        var entry = new Entry(row, [.. written.Split('_').Select(SynonymWord.Parse)]);
        var first = entry.Words[0];
        var isKeyed = first.IsStart && first.Text.Length >= KeyLength;
        var key = isKeyed ? first.Text[..KeyLength] : first.Stem;
        var table = isKeyed ? _byStart : _byStem;
        if (!table.TryGetValue(key, out var entries)) table[key] = entries = [];
        entries.Add(entry);
        if (entry.Words.Length == 1 && first.IsStart && first.Text.Length >= PartLength) _parts.Add((first.Text, row));
    }

    private static SynonymTable Load() => new([.. GateFiles.Read<SynonymFile>("synonyms").SelectMany(file => file.Rows)]);

    private sealed record Entry(int Row, SynonymWord[] Words)
    {
        public bool Matches(IReadOnlyList<string> words, int at) =>
            at + Words.Length <= words.Count && Enumerable.Range(0, Words.Length).All(i => Words[i].Matches(words[at + i]));
    }

    private sealed record SynonymWord(string Text, string Stem, bool IsStart)
    {
        public static SynonymWord Parse(string written) =>
            written.EndsWith('*') ? new SynonymWord(written[..^1], written[..^1], true) : new SynonymWord(written, Stemmer.Stem(written), false);

        public bool Matches(string word) => IsStart ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text || Stemmer.Stem(word) == Stem;
    }

    private sealed class SynonymFile
    {
        public List<string> Rows { get; set; } = [];
    }
}

using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding;

/// <summary>
/// Whether a word of a sentence is in the evidence. Plainly: by concept, by stem, by a shared beginning, and for other languages by likeness.
/// Loosely: by a row of synonyms.yaml as well.
/// </summary>
internal sealed class WordMatcher
{
    private const int SharedStart = 5;

    private readonly HashSet<string> _concepts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<int> _synonyms = [];
    private readonly List<string> _words;
    private readonly bool _isForeign;

    public WordMatcher(IEnumerable<ReadText> texts, bool isForeign)
    {
        var tokens = texts.SelectMany(text => text.Tokens).ToList();
        foreach (var token in tokens)
        {
            _concepts.UnionWith(token.Concepts);
            _concepts.UnionWith(token.Parts);
            _stems.Add(token.Stem);
            _synonyms.UnionWith(token.Synonyms);
        }
        _words = [.. tokens.Select(token => token.Word).Distinct(StringComparer.Ordinal)];
        _isForeign = isForeign;
    }

    public bool HoldsWord(ReadToken token) => _stems.Contains(token.Stem);

    public bool Holds(ReadToken token) =>
        token.Concepts.Any(_concepts.Contains) || _stems.Contains(token.Stem) || (!token.Stem.Contains('_', StringComparison.Ordinal) && _words.Exists(word => IsAlike(token, word)));

    public bool HoldsLoosely(ReadToken token) => Holds(token) || _synonyms.Overlaps(token.Synonyms);

    private bool IsAlike(ReadToken token, string word)
    {
        var shared = 0;
        var most = Math.Min(token.Word.Length, word.Length);
        while (shared < most && token.Word[shared] == word[shared]) shared++;
        if (token.Concepts.Count > 0 && !_isForeign) return shared >= 6 && shared >= Math.Max(token.Word.Length, word.Length) * 0.65;
        return shared >= (_isForeign ? 4 : SharedStart) && shared >= Math.Max(token.Word.Length, word.Length) * (_isForeign ? 0.5 : 0.6);
    }
}

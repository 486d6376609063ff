using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval.Index;

/// <summary>Builds a <see cref="PassageIndex"/>: one pass over the texts, one over the term numbers.</summary>
internal sealed class PassageIndexBuilder(RetrievalOptions options)
{
    private readonly TermDictionary _terms = new(options.KeepQuestionWords ? StopWords.Everywhere : StopWords.Documents);
    private readonly List<Passage> _passages = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _titleLengths = [];
    private int[] _tokens = new int[1024];
    private int _length;

    public void Add(Passage passage) => Add(passage, passage.Text);

    /// <param name="passage">What a search finds.</param>
    /// <param name="text">What is searched, where the passage itself need not keep it.</param>
    public void Add(Passage passage, string text)
    {
        _passages.Add(passage);
        Append(passage.Title);
        _titleLengths.Add(_length - _starts[^1]);
        Append(text);
        _starts.Add(_length);
    }

    public PassageIndex Build(Thesaurus? thesaurus = null)
    {
        _terms.Trim();
        var texts = new ForwardTexts(options, _tokens.AsSpan(0, _length).ToArray(), [.. _starts], [.. _titleLengths]);
        return new PassageIndex(options, [.. _passages], _terms, new PostingsBuilder(texts, _terms.Count).Build(), texts, thesaurus);
    }

    private void Append(string text)
    {
        if (text.Length == 0) return;
        Span<char> buffer = stackalloc char[64];
        var words = new Tokenizer(Folding.Fold(text), buffer);
        while (words.MoveNext())
        {
            var term = _terms.Add(words.Current);
            if (term < 0) continue;
            if (_length == _tokens.Length) Array.Resize(ref _tokens, _length * 2);
            _tokens[_length++] = term;
        }
    }
}

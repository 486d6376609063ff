namespace PsoasBot.Retrieval.Index;

/// <summary>
/// The passages as rows of term numbers, title first, with the length norms of BM25F:
/// an occurrence counts <c>weight / (1 - b + b · length / mean length)</c> in its field.
/// </summary>
internal sealed class ForwardTexts
{
    private readonly int[] _tokens;
    private readonly int[] _starts;
    private readonly int[] _titleLengths;
    private readonly RetrievalOptions _options;
    private readonly float _titleMean;
    private readonly float _textMean;

    public ForwardTexts(RetrievalOptions options, int[] tokens, int[] starts, int[] titleLengths)
    {
        (_options, _tokens, _starts, _titleLengths) = (options, tokens, starts, titleLengths);
        long titles = 0;
        foreach (var length in titleLengths) titles += length;
        var count = Math.Max(1, titleLengths.Length);
        _titleMean = Math.Max(1f, (float)titles / count);
        _textMean = Math.Max(1f, (float)(tokens.Length - titles) / count);
    }

    public int Count => _titleLengths.Length;

    public float K1 => _options.K1;

    /// <summary>The terms of a passage in their order; the first <see cref="TitleLength"/> are the title.</summary>
    public ReadOnlySpan<int> Terms(int passage) => _tokens.AsSpan(_starts[passage].._starts[passage + 1]);

    public int TitleLength(int passage) => _titleLengths[passage];

    /// <summary>What one occurrence in the title, and one in the text, of this passage counts.</summary>
    public (float Title, float Text) Norms(int passage)
    {
        var title = _titleLengths[passage];
        var text = _starts[passage + 1] - _starts[passage] - title;
        return (
            _options.TitleWeight / (1 - _options.TitleB + _options.TitleB * title / _titleMean),
            1 / (1 - _options.TextB + _options.TextB * text / _textMean));
    }
}

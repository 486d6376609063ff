namespace PsoasBot.Retrieval.Text;

/// <summary>
/// Splits text into lower-case words of letters and digits. Apostrophes vanish ("don't" is "dont"), a possessive 's is cut,
/// accents are folded, everything else separates. Works on spans: no allocation per word.
/// </summary>
internal ref struct Tokenizer
{
    /// <summary>Longer words are cut to this many letters.</summary>
    public const int LongestWord = 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _word;
    private int _position;

    /// <param name="text">Folded text, see <see cref="Knowledge.Text.Folding"/>.</param>
    /// <param name="buffer">At least 64 characters.</param>
    public Tokenizer(ReadOnlySpan<char> text, Span<char> buffer)
    {
        _text = text;
        _word = buffer[..LongestWord];
        _position = 0;
        Current = default;
    }

    public ReadOnlySpan<char> Current { get; private set; }

    public bool MoveNext()
    {
        var length = 0;
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (IsWord(c))
            {
                if (length < LongestWord) _word[length++] = Lower(c);
            }
            else if (length > 0 && !(c is '\'' or '\u2019'))
            {
                break;
            }
            else if (length > 0 && IsPossessive())
            {
                _position += 2;
                break;
            }
            _position++;
        }
        Current = _word[..length];
        return length > 0;
    }

    private readonly bool IsPossessive() =>
        _position + 1 < _text.Length && (_text[_position + 1] | 0x20) == 's' &&
        (_position + 2 >= _text.Length || !IsWord(_text[_position + 2]));

    private static bool IsWord(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    private static char Lower(char c) => c < 128 ? (char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c) : char.ToLowerInvariant(c);
}

namespace PsoasBot.Retrieval.Text;

/// <summary>A word while it is being stemmed: its letters and the regions R1 and R2 that the rules look at.</summary>
internal ref struct Stem
{
    private readonly Span<char> _letters;
    private readonly int _r2;

    public Stem(Span<char> letters, int length)
    {
        _letters = letters;
        Length = length;
        R1 = After(0);
        foreach (var prefix in (ReadOnlySpan<string>)["gener", "commun", "arsen"])
        {
            if (_letters[..length].StartsWith(prefix)) R1 = prefix.Length;
        }
        _r2 = After(R1);
    }

    public int Length { get; private set; }

    public int R1 { get; }

    public readonly ReadOnlySpan<char> Letters => _letters[..Length];

    public readonly char this[int index] => _letters[index];

    public readonly ref char Last => ref _letters[Length - 1];

    /// <summary>A y at the start or after a vowel is a consonant; it is written Y meanwhile.</summary>
    public readonly void MarkConsonantY()
    {
        for (var i = 0; i < Length; i++)
        {
            if (_letters[i] == 'y' && (i == 0 || IsVowel(i - 1))) _letters[i] = 'Y';
        }
    }

    public readonly bool Ends(string suffix) => _letters[..Length].EndsWith(suffix);

    public readonly bool InR1(int suffix) => Length - suffix >= R1;

    public readonly bool InR2(int suffix) => Length - suffix >= _r2;

    public void Cut(int count) => Length -= count;

    public void Append(char c) => _letters[Length++] = c;

    public void Replace(int suffix, string replacement)
    {
        Length -= suffix;
        replacement.CopyTo(_letters[Length..]);
        Length += replacement.Length;
    }

    public readonly bool IsVowel(int index) => _letters[index] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    public readonly bool HasVowelBefore(int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (IsVowel(i)) return true;
        }
        return false;
    }

    /// <summary>A doubled consonant that stands for a single one; "add", "egg" and "off" keep theirs.</summary>
    public readonly bool EndsDouble() =>
        Length > 2 && _letters[Length - 1] == _letters[Length - 2] && "bdfgmnprt".Contains(_letters[Length - 1], StringComparison.Ordinal) &&
        !(Length == 3 && _letters[0] is 'a' or 'e' or 'o');

    public readonly bool IsShort() => R1 >= Length && EndsShortSyllable(Length);

    public readonly bool EndsShortSyllable(int end) => end switch
    {
        < 2 => false,
        2 => IsVowel(0) && !IsVowel(1),
        _ => !IsVowel(end - 3) && IsVowel(end - 2) && !IsVowel(end - 1) && _letters[end - 1] is not ('w' or 'x' or 'Y'),
    };

    public override readonly string ToString()
    {
        for (var i = 0; i < Length; i++)
        {
            if (_letters[i] == 'Y') _letters[i] = 'y';
        }
        return _letters[..Length].ToString();
    }

    private readonly int After(int start)
    {
        for (var i = start + 1; i < Length; i++)
        {
            if (!IsVowel(i) && IsVowel(i - 1)) return i + 1;
        }
        return Length;
    }
}

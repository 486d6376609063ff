namespace PsoasBot.Safety.Reading;

/// <summary>Undoes what writers do to letters: stretched words and digits in the place of letters.</summary>
internal static class WordShape
{
    private const string Digits = "013457";
    private const string Letters = "oieast";

    public static string Plain(string word)
    {
        var stretched = false;
        var digits = false;
        for (var i = 0; i < word.Length; i++)
        {
            stretched |= i > 1 && word[i] == word[i - 1] && word[i] == word[i - 2];
            digits |= IsDisguised(word, i);
        }

        if (digits)
            word = string.Create(word.Length, word, (chars, source) => Undisguise(source, chars));
        return stretched ? AtMostTwice(word) : word;
    }

    /// <summary>Every run of the same letter reduced to one: "nuumbb" becomes "numb".</summary>
    public static string Collapsed(string word)
    {
        Span<char> buffer = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var c in word)
            if (length == 0 || buffer[length - 1] != c)
                buffer[length++] = c;
        return length == word.Length ? word : new string(buffer[..length]);
    }

    private static bool IsDisguised(string word, int i) =>
        i > 0 && i + 1 < word.Length && Digits.Contains(word[i]) && char.IsAsciiLetter(word[i - 1]) && char.IsAsciiLetter(word[i + 1]);

    private static void Undisguise(string source, Span<char> chars)
    {
        for (var i = 0; i < chars.Length; i++)
            chars[i] = IsDisguised(source, i) ? Letters[Digits.IndexOf(source[i])] : source[i];
    }

    private static string AtMostTwice(string word)
    {
        var kept = new char[word.Length];
        var length = 0;
        foreach (var c in word)
            if (length < 2 || kept[length - 1] != c || kept[length - 2] != c || char.IsAsciiDigit(c))
                kept[length++] = c;
        return new string(kept, 0, length);
    }
}

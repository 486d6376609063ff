namespace PsoasBot.Benchmarks;

/// <summary>Puts one typing mistake into the longest word of a text: a letter left out, added, changed, or two neighbours swapped.</summary>
internal static class RetrievalTypos
{
    public static string InLongestWord(string text, Random random)
    {
        var words = text.Split(' ');
        var longest = 0;
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].Length > words[longest].Length) longest = i;
        }
        words[longest] = Misspell(words[longest], random);
        return string.Join(' ', words);
    }

    public static string Misspell(string word, Random random)
    {
        if (word.Length < 2) return word;
        var at = random.Next(word.Length);
        var letter = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter.ToString()),
            2 => word[..at] + letter + word[(at + 1)..],
            _ => Swap(word, Math.Min(at, word.Length - 2)),
        };
    }

    private static string Swap(string word, int at) => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";
}

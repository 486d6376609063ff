using System.Collections.Frozen;

namespace PsoasBot.Retrieval.Text;

/// <summary>
/// The English stemmer of Martin Porter in its second edition ("Porter2", https://snowballstem.org/algorithms/english/stemmer.html),
/// with its exceptional words. Words are lower-case letters; others come back as they are.
/// </summary>
internal static class Stemmer
{
    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"),
        ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
        ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    /// <summary>Words that the rules would spoil, with their stems.</summary>
    private static readonly FrozenDictionary<string, string> Exceptions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words that are done once their plural ending is gone.</summary>
    private static readonly FrozenSet<string> Finished =
        new[] { "inning", "outing", "canning", "herring", "earring", "evening", "proceed", "exceed", "succeed" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic",
    ];

    /// <summary>The stem of one word.</summary>
    public static string Stem(ReadOnlySpan<char> word)
    {
        if (word.Length <= 2 || !IsLetters(word)) return word.ToString();
        if (Exceptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var exception)) return exception;
        Span<char> buffer = stackalloc char[word.Length + 2];
        word.CopyTo(buffer);
        var stem = new Stem(buffer, word.Length);
        stem.MarkConsonantY();
        Plurals(ref stem);
        if (Finished.GetAlternateLookup<ReadOnlySpan<char>>().Contains(stem.Letters)) return stem.ToString();
        PastAndProgressive(ref stem);
        FinalY(ref stem);
        Adverbs(ref stem);
        Adjectives(ref stem);
        Cut(ref stem);
        FinalEAndDoubleL(ref stem);
        return stem.ToString();
    }

    private static void Plurals(ref Stem stem)
    {
        if (stem.Ends("sses")) stem.Cut(2);
        else if (stem.Ends("ied") || stem.Ends("ies")) stem.Cut(stem.Length > 4 ? 2 : 1);
        else if (stem.Ends("us") || stem.Ends("ss")) return;
        else if (stem.Ends("s") && stem.HasVowelBefore(stem.Length - 2)) stem.Cut(1);
    }

    private static void PastAndProgressive(ref Stem stem)
    {
        if (stem.Ends("eedly")) { if (stem.InR1(5)) stem.Cut(3); return; }
        if (stem.Ends("eed")) { if (stem.InR1(3)) stem.Cut(1); return; }
        foreach (var suffix in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!stem.Ends(suffix)) continue;
            if (!stem.HasVowelBefore(stem.Length - suffix.Length)) return;
            stem.Cut(suffix.Length);
            if (stem.Ends("at") || stem.Ends("bl") || stem.Ends("iz")) stem.Append('e');
            else if (stem.EndsDouble()) stem.Cut(1);
            else if (stem.IsShort()) stem.Append('e');
            return;
        }
    }

    private static void FinalY(ref Stem stem)
    {
        if (stem.Length > 2 && stem.Last is 'y' or 'Y' && !stem.IsVowel(stem.Length - 2)) stem.Last = 'i';
    }

    private static void Adverbs(ref Stem stem)
    {
        if (Replace(ref stem, Step2)) return;
        if (stem.Ends("logi") && stem.InR1(3)) stem.Cut(1);
        else if (stem.Ends("li") && stem.InR1(2) && stem.Length > 2 && "cdeghkmnrt".Contains(stem[stem.Length - 3], StringComparison.Ordinal)) stem.Cut(2);
    }

    private static void Adjectives(ref Stem stem)
    {
        if (Replace(ref stem, Step3)) return;
        if (stem.Ends("ative") && stem.InR2(5)) stem.Cut(5);
    }

    /// <summary>Applies the first rule whose suffix fits, in the region R1 only; false when no suffix fits.</summary>
    private static bool Replace(ref Stem stem, (string Suffix, string Replacement)[] table)
    {
        foreach (var (suffix, replacement) in table)
        {
            if (!stem.Ends(suffix)) continue;
            if (stem.InR1(suffix.Length)) stem.Replace(suffix.Length, replacement);
            return true;
        }
        return false;
    }

    private static void Cut(ref Stem stem)
    {
        if (stem.Ends("ion"))
        {
            if (stem.InR2(3) && stem.Length > 3 && stem[stem.Length - 4] is 's' or 't') stem.Cut(3);
            return;
        }
        foreach (var suffix in Step4)
        {
            if (!stem.Ends(suffix)) continue;
            if (stem.InR2(suffix.Length)) stem.Cut(suffix.Length);
            return;
        }
    }

    private static void FinalEAndDoubleL(ref Stem stem)
    {
        if (stem.Ends("e") && (stem.InR2(1) || (stem.InR1(1) && !stem.EndsShortSyllable(stem.Length - 1)))) stem.Cut(1);
        else if (stem.Ends("ll") && stem.InR2(1)) stem.Cut(1);
    }

    private static bool IsLetters(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c is < 'a' or > 'z') return false;
        }
        return true;
    }
}

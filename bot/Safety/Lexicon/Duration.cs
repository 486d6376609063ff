using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Lexicon;

/// <summary>
/// Tells years that something lasted from years of age: "13 yrs experience", "12 years of yoga", "for 15 years" and "running 13 yrs" are no age,
/// "my daughter, 13 yrs" and "for 13 year olds" are one.
/// </summary>
internal static class Duration
{
    private static readonly HashSet<string> Before = new(StringComparer.Ordinal)
    {
        "for", "after", "since", "over", "past", "last", "within", "in", "than", "next", "every", "these", "those", "took", "spent", "seit", "desde", "depuis", "hace", "pendant", "durante",
    };

    private static readonly HashSet<string> After = new(StringComparer.Ordinal)
    {
        "exp", "experience", "experienced", "practice", "practise", "practising", "practicing", "ago", "back", "in", "as", "at", "on", "into", "later", "straight", "behind", "already", "worth", "long",
        "yoga", "pilates", "desk", "service", "clean", "sober", "married", "together",
    };

    /// <summary>"Never had a bad back in 67 yrs" tells an age after all.</summary>
    private const int ALife = 60;

    /// <summary>Whether the number <paramref name="years"/> at <paramref name="at"/>, which a word for years follows, says how long.</summary>
    public static bool IsAt(TokenList tokens, int at, double years)
    {
        var after = Follows(tokens, at + 2) ? tokens[at + 2].Text : "";
        if (after is "old" or "olds" or "o") return false;
        if (after == "of") return !(Follows(tokens, at + 3) && tokens[at + 3].Text == "age");
        if (After.Contains(after) || IsDoing(after)) return true;
        return at > 0 && !(years >= ALife && tokens[at - 1].Text == "in") && tokens[at].Before == Break.None && (Before.Contains(tokens[at - 1].Text) || IsDoing(tokens[at - 1].Text));
    }

    /// <summary>The word belongs to the same breath as the one before it.</summary>
    private static bool Follows(TokenList tokens, int at) => at < tokens.Count && tokens[at].Before == Break.None;

    /// <summary>"running 13 yrs", "16 yrs training"; "turning" is said of an age, "limping" of what is wrong.</summary>
    private static bool IsDoing(string word) => word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) && word is not ("turning" or "limping" or "nearing" or "hitting" or "being" or "feeling" or "having" or "complaining" or "crying");
}

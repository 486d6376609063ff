using System.Text.RegularExpressions;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>"Who says that …?" is answered with names: each side of the claim with those who hold it.</summary>
internal static partial class WhoSays
{
    /// <summary>More sides are told in a word or two each.</summary>
    private const int MostInFull = 2;

    public static bool IsAsked(string question) => Who().IsMatch(question);

    /// <summary>Holders first, then what they hold: "Jory Serota: no single muscle rules our distress".</summary>
    public static CitedSentence Sentence(ContestedClaim claim) => new(
        $"{Upper(string.Join("; ", claim.Sides.Select(side => $"{And(side.Holders)}: {Lower(claim.Sides.Count > MostInFull ? side.Label : side.Position)}")))}.",
        [.. claim.Sides.Select(side => side.Statements[0].ToString()).Distinct(StringComparer.Ordinal)]);

    /// <summary>"Jory Serota, a reader in the comments" would be one person.</summary>
    private static string And(string holders) => holders.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var at ? $"{holders[..at]} and {holders[(at + 2)..]}" : holders;

    /// <summary>A name stays as its owner writes it: "mei chong".</summary>
    private static string Upper(string text) => text.StartsWith("the ", StringComparison.Ordinal) || text.StartsWith("a ", StringComparison.Ordinal) || text.StartsWith("readers ", StringComparison.Ordinal) ? $"{char.ToUpperInvariant(text[0])}{text[1..]}" : text;

    /// <summary>"Yes: walking does it" reads on as "yes, walking does it" after a name; "T12" and "L1" stay.</summary>
    private static string Lower(string text)
    {
        var flat = text.TrimEnd('.').Replace(": ", ", ", StringComparison.Ordinal).Replace("; ", ", ", StringComparison.Ordinal);
        return flat.Length > 1 && (char.IsLower(flat[1]) || flat[1] == ' ') ? $"{char.ToLowerInvariant(flat[0])}{flat[1..]}" : flat;
    }

    [GeneratedRegex(@"\b(who|which (of them|source|sources|author|authors|ones?)|says who)\b(?! (is|was|has|have|had|are) (?!right|wrong|for|against|in favou?r))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Who();
}

namespace PsoasBot.Safety.Rules;

/// <summary>The ready sentences of a referral: who, why, how soon, and what would make it more urgent.</summary>
internal static class ReferralText
{
    public static string Of(SafetySituation situation)
    {
        var first = $"{Sentence(situation.Why)} Please talk to {Either(situation.Who)} {situation.When}.";
        return situation.Net is { } net ? $"{first} {Sentence(net)}" : first;
    }

    public static string Either(IReadOnlyList<string> who) => who.Count switch
    {
        0 => "a doctor",
        1 => Named(who[0]),
        _ => string.Join(", ", who.Take(who.Count - 1).Select(Named)) + " or " + Named(who[^1]),
    };

    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        var capital = char.ToUpperInvariant(trimmed[0]) + trimmed[1..];
        return capital[^1] is '.' or '!' or '?' ? capital : capital + ".";
    }

    private static string Named(string who) =>
        who.StartsWith("your ", StringComparison.Ordinal) || who.StartsWith("the ", StringComparison.Ordinal) ? who : Article(who);

    private static string Article(string who) =>
        ("aeiou".Contains(char.ToLowerInvariant(who[0])) && !who.StartsWith("uro", StringComparison.OrdinalIgnoreCase) ? "an " : "a ") + who;
}

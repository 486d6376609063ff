using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Cards;

/// <summary>A card in the making: fills the {places} of a sentence and notes what each sentence rests on.</summary>
internal sealed class CardDraft(PhoneRegion region, SafetyFinding finding, SafetySituation situation, bool minor)
{
    private const int LongestQuote = 140;
    private readonly List<SafetySentence> _sentences = [];

    public IReadOnlyList<SafetySentence> Sentences => _sentences;

    public IEnumerable<string> Cited => _sentences.SelectMany(s => s.Citations).Distinct(StringComparer.Ordinal);

    /// <summary>Adds a sentence. "minor: …" only for the young, "adult: …" only for others; a sentence whose line is unknown here is left out.</summary>
    public void Add(string template, IReadOnlyList<string>? citations = null)
    {
        var text = Audience(template);
        if (text is null)
            return;
        var cited = new List<string>(citations ?? []);
        while (text.IndexOf('{', StringComparison.Ordinal) is var open and >= 0)
        {
            var close = text.IndexOf('}', open);
            if (Fill(text[(open + 1)..close], cited) is not { } value)
                return;
            text = text[..open] + value + text[(close + 1)..];
        }

        _sentences.Add(new SafetySentence { Text = text, Citations = [.. cited.Distinct(StringComparer.Ordinal)] });
    }

    private string? Audience(string template)
    {
        if (template.StartsWith("minor: ", StringComparison.Ordinal))
            return minor ? template[7..] : null;
        if (template.StartsWith("adult: ", StringComparison.Ordinal))
            return minor ? null : template[7..];
        return template;
    }

    private string? Fill(string place, List<string> cited)
    {
        if (place is "words" or "why" or "net" or "who" or "when")
        {
            cited.AddRange(finding.References);
            return OfFinding(place);
        }

        cited.AddRange(region.References.GetValueOrDefault(place) ?? finding.References);
        return region.Lines.GetValueOrDefault(place);
    }

    private string? OfFinding(string place) => place switch
    {
        "words" => Quote(finding.Words),
        "why" => ReferralText.Sentence(situation.Why),
        "net" => situation.Net is { } net ? ReferralText.Sentence(net) : null,
        "who" => ReferralText.Either(situation.Who),
        _ => situation.When,
    };

    /// <summary>The member's words on one line, without what a platform would read as a mention or a link.</summary>
    private static string Quote(string words)
    {
        var plain = string.Concat(words.Select(c => c is '\n' or '\r' or '`' or '<' or '>' or '@' or '#' or '*' or '_' or '{' or '}' ? ' ' : c)).Trim();
        return plain.Length > LongestQuote ? plain[..LongestQuote].TrimEnd() + "…" : plain;
    }
}

using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Cards;

/// <summary>The sentences of the cards from knowledge/safety/cards.yaml, by card and level ("distress.crisis", "body.urgent.other").</summary>
internal sealed class CardTexts
{
    private readonly Dictionary<string, IReadOnlyList<string>> _texts = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => _texts.Keys;

    public static CardTexts Read(SafetyYaml? file)
    {
        var texts = new CardTexts();
        if (file?.Map("cards") is { } cards)
            foreach (var key in cards.Keys)
                texts._texts[key] = cards.List(key);
        return texts;
    }

    /// <summary>The most specific sentences there are: for somebody else, for the level, for the card, then the general ones.</summary>
    public IReadOnlyList<string> Find(string card, SafetyLevel level, bool other)
    {
        var name = level.ToString().ToLowerInvariant();
        string[] keys = other
            ? [$"{card}.{name}.other", $"{card}.{name}", $"body.{name}.other", $"body.{name}"]
            : [$"{card}.{name}", $"body.{name}"];
        return keys.Select(_texts.GetValueOrDefault).FirstOrDefault(t => t is not null) ?? [];
    }

    public IReadOnlyList<string> Named(string key) => _texts.GetValueOrDefault(key) ?? [];
}

using System.Globalization;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Lexicon;

/// <summary>Ages, times and temperatures: the numbers of a message as concepts that rules can name.</summary>
internal sealed class Measures(SafetyLexicon lexicon, Spelling spelling)
{
    /// <summary>number-38-42 is a bare whole number in that range; degrees-fever one with decimals, or 100.4 to 106.</summary>
    public static readonly string[] Names =
    [
        "number", "number-child", "number-teen", "number-over-50", "number-older", "number-38-42", "degrees-fever", "stated-older",
        "hours", "days", "weeks", "months", "years", "many-weeks", "long-ago", "recently", "pregnancy-weeks",
    ];

    private static readonly (string Name, int Low, int High)[] Ranges =
    [
        ("long-ago", 1940, 2024), ("number-38-42", 38, 42), ("number-child", 1, 12), ("number-teen", 13, 17), ("number-over-50", 50, 110), ("number-older", 65, 110),
    ];

    private static readonly string[] Ages = ["number-child", "number-teen", "number-over-50", "number-older"];

    private readonly Dictionary<string, int> _ids = Names.ToDictionary(n => n, n => lexicon.Find(n)!.Id, StringComparer.Ordinal);

    public void Find(TokenList tokens, Action<int, int, int> add)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (Value(tokens[i].Text) is { } value)
                Measure(tokens, i, value, add);
    }

    private double? Value(string word)
    {
        if (spelling.Numbers.TryGetValue(word, out var named))
            return named;
        return char.IsAsciiDigit(word[0]) && double.TryParse(word.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    private void Measure(TokenList tokens, int i, double value, Action<int, int, int> add)
    {
        add(_ids["number"], i, i + 1);
        var unit = Unit(tokens, i + 1);
        var isAge = unit is not { Name: "years" } || !Duration.IsAt(tokens, i, value);
        Bare(value, isAge, name => add(_ids[name], i, i + 1));
        if (value is >= 65 and <= 105 && value == Math.Floor(value) && StandsAlone(tokens, i))
            add(_ids["stated-older"], i, i + 1);
        if (unit is not { } found)
            return;
        add(_ids[found.Name], i, found.End);
        Time(tokens, value, found, name => add(_ids[name], i, found.End));
    }

    /// <summary>"78, opened a window …" or a sentence that is only a number: the writer's age.</summary>
    private static bool StandsAlone(TokenList tokens, int i) =>
        tokens[i].Before == Break.Sentence && i + 1 < tokens.Count && tokens[i + 1].Before != Break.None;

    private static void Bare(double value, bool isAge, Action<string> add)
    {
        var whole = value == Math.Floor(value);
        if (!whole && value is >= 37.8 and <= 42 || value is >= 100.4 and <= 105)
            add("degrees-fever");
        foreach (var (name, low, high) in Ranges)
            if (whole && value >= low && value <= high && (isAge || !Ages.Contains(name)))
                add(name);
    }

    private (string Name, int End)? Unit(TokenList tokens, int at)
    {
        if (at >= tokens.Count || tokens[at].Before == Break.Sentence)
            return null;
        var name = spelling.Units.GetValueOrDefault(tokens[at].Text);
        return name is null ? null : (name, at + 1);
    }

    private static void Time(TokenList tokens, double value, (string Name, int End) unit, Action<string> add)
    {
        var after = unit.End < tokens.Count && tokens[unit.End].Before == Break.None ? tokens[unit.End].Text : "";
        var days = value * unit.Name switch { "hours" => 0, "days" => 1, "weeks" => 7, "months" => 30, _ => 365 };
        var ago = after is "ago" or "back" or "before" or "earlier" or "hence";
        var age = unit.Name is "years" or "months" && after is "old" or "of";
        if (ago && days >= 150)
            add("long-ago");
        else if (ago && days <= 30)
            add("recently");
        else if (!ago && !age && days >= 42 && after is not ("pregnant" or "post" or "postpartum" or "pp"))
            add("many-weeks");
        if (unit.Name == "weeks" && value is >= 4 and <= 42)
            add("pregnancy-weeks");
    }
}

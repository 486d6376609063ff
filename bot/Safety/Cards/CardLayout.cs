using System.Globalization;
using System.Text;

namespace PsoasBot.Safety.Cards;

/// <summary>The plain text of a card: sentences with numbered references, then the sources and the date of the phone numbers.</summary>
internal static class CardLayout
{
    public static string Text(IReadOnlyList<SafetySentence> sentences, IReadOnlyList<SafetySource> sources, string checkedOn)
    {
        var text = new StringBuilder();
        foreach (var sentence in sentences)
            text.Append(sentence.Text).Append(Marks(sentence, sources)).Append('\n');
        if (sources.Count > 0)
            text.Append('\n').AppendJoin(" · ", sources.Select(Line)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"Phone numbers: table of {checkedOn}, live pages not opened.");
        return text.ToString();
    }

    private static string Marks(SafetySentence sentence, IReadOnlyList<SafetySource> sources)
    {
        var numbers = sentence.Citations.Select(c => Number(c, sources)).Where(n => n > 0).Order().ToList();
        return numbers.Count == 0 ? "" : " " + string.Concat(numbers.Select(n => $"[{n}]"));
    }

    private static int Number(string id, IReadOnlyList<SafetySource> sources)
    {
        for (var i = 0; i < sources.Count; i++)
            if (sources[i].Id == id)
                return i + 1;
        return 0;
    }

    private static string Line(SafetySource source, int index)
    {
        var note = source.Evidence == "Read" ? "" : $" ({source.Evidence.ToLowerInvariant()})";
        return $"[{index + 1}] {source.Organisation}, {source.Title}{note}";
    }
}

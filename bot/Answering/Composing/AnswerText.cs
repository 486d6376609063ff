using System.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>The whole answer as plain text, as a terminal or a screen reader gets it.</summary>
internal static class AnswerText
{
    private const int LongestTitle = 26;

    public static string Write(IReadOnlyList<CitedSentence> sentences, IReadOnlyList<ContestedMark> marks, Referral referral, SourceNumbers numbers, string? lead = null)
    {
        var text = new StringBuilder();
        if (lead is not null) text.Append(lead).Append(' ');
        text.AppendJoin(' ', sentences.Select(sentence => Numbered(sentence.Text, sentence.Citations, numbers)));
        foreach (var mark in marks) text.Append("\n\n").Append(Write(mark, numbers));
        text.Append("\n\n").Append(referral.Specific ? "For you: " : "").Append(referral.Text);
        text.Append("\n\n").AppendJoin('\n', Sources(numbers.List()));
        return text.ToString();
    }

    /// <summary>When it was published or, where only that is known, updated; the card shows the rest.</summary>
    private static string Date(AnswerSource source) => source.Published.Split(";")[0].Split(", updated")[0];

    /// <summary>The number goes before the final stop: "… is weak [1]."</summary>
    public static string Numbered(string sentence, IEnumerable<string> citations, SourceNumbers numbers)
    {
        var brackets = numbers.Brackets(citations);
        return brackets.Length == 0 ? sentence
            : sentence is [.. var start, '.' or '!' or '?'] ? $"{start} {brackets}{sentence[^1]}"
            : $"{sentence} {brackets}";
    }

    /// <summary>A long title is cut at a word: it only has to be recognised here, the card shows it whole.</summary>
    private static string Shorten(string title) =>
        title.Length <= LongestTitle ? title : $"{title[..title.LastIndexOf(' ', LongestTitle)].TrimEnd(':', ',')} …";

    internal static string Write(ContestedMark mark, SourceNumbers numbers) =>
        $"⚖ {mark.Kind}: {mark.Title} {string.Join(' ', mark.Sides.Select(side => $"{side.Label}: {side.Holders} {numbers.Brackets(side)}."))}";

    /// <summary>A document that was named before is "same page".</summary>
    internal static IEnumerable<string> Sources(IReadOnlyList<AnswerSource> sources)
    {
        HashSet<string> named = new(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var document = named.Add(source.Source) ? $"{(source.Author == "not named" ? "unsigned" : source.Author)}, \"{Shorten(source.Title)}\" ({Date(source)})" : $"same page as [{sources.First(other => other.Source == source.Source).Number}]";
            yield return $"[{source.Number}] {document}: {source.Where}";
        }
    }
}

namespace PsoasBot.Knowledge.Library;

/// <summary>
/// Reads plain text: an empty line ends a paragraph, a line that was wrapped runs on, a short line above a paragraph is its heading.
/// </summary>
internal static class PlainTextReader
{
    private const int WrappedLine = 60;
    private const int HeadingWords = 10;
    private const string Bullets = "•·‣◦*-–—";

    public static LibraryDocument Read(string text)
    {
        var paragraphs = Paragraphs(text);
        var blocks = new List<LibraryBlock>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var next = i + 1 < paragraphs.Count ? paragraphs[i + 1] : null;
            blocks.Add(new LibraryBlock(IsHeading(paragraphs[i], next) ? (blocks.Count == 0 ? 1 : 2) : 0, paragraphs[i].Text));
        }
        return new LibraryDocument(blocks is [{ IsHeading: true } first, ..] ? first.Text : null, blocks);
    }

    private static List<Paragraph> Paragraphs(string text)
    {
        var paragraphs = new List<Paragraph>();
        var isOpen = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = Prose.Tidy(raw);
            var isItem = line.Length > 1 && Bullets.Contains(line[0], StringComparison.Ordinal) && line[1] == ' ';
            if (isItem) line = line[2..].Trim();
            if (line.Length == 0)
                isOpen = false;
            else if (isOpen && !isItem)
                paragraphs[^1] = paragraphs[^1] with { Text = $"{paragraphs[^1].Text} {line}", IsOneLine = false };
            else
                paragraphs.Add(new Paragraph(line, isItem, IsOneLine: true));
            if (line.Length > 0) isOpen = raw.TrimEnd().Length >= WrappedLine && !Prose.EndsSentence(line);
        }
        return paragraphs;
    }

    private static bool IsHeading(Paragraph paragraph, Paragraph? next) =>
        paragraph is { IsItem: false, IsOneLine: true } && next is not null
        && Prose.CountWords(paragraph.Text) is var words && words <= HeadingWords && Prose.CountWords(next.Text) > words
        && char.IsLetter(paragraph.Text[0]) && paragraph.Text[^1] is not ('.' or ',' or ';' or ':' or '!' or '”' or '"');

    private sealed record Paragraph(string Text, bool IsItem, bool IsOneLine);
}

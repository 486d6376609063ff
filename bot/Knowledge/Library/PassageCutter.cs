namespace PsoasBot.Knowledge.Library;

/// <summary>
/// Cuts a document into passages at the borders of paragraphs and sentences, never across a heading. Paragraphs in one passage
/// stay apart by a line break.
/// </summary>
internal sealed class PassageCutter(string file, LibraryOptions options)
{
    private readonly List<LibraryPassage> _passages = [];
    private readonly List<(int Level, string Text)> _headings = [];
    private readonly List<(int Paragraph, string Text)> _open = [];
    private string _title = "";
    private int _paragraph;
    private int _words;

    public IReadOnlyList<LibraryPassage> Cut(LibraryDocument document)
    {
        _title = document.Title ?? NameInWords(file);
        foreach (var block in document.Blocks)
        {
            if (block.IsHeading) Enter(block);
            else Add(block.Text);
        }
        Close();
        return _passages;
    }

    private void Enter(LibraryBlock heading)
    {
        Close();
        _headings.RemoveAll(open => open.Level >= heading.Level);
        // The title stands in every citation already.
        if (heading.Text != _title) _headings.Add((heading.Level, heading.Text));
        _paragraph = 0;
    }

    private void Add(string paragraph)
    {
        _paragraph++;
        foreach (var sentence in Prose.Sentences(paragraph, options.MostPassageWords))
        {
            var words = Prose.CountWords(sentence);
            if (_words + words > options.MostPassageWords) Close();
            _open.Add((_paragraph, sentence));
            _words += words;
        }
        if (_words >= options.PassageWords) Close();
    }

    private void Close()
    {
        if (_open.Count > 0)
            _passages.Add(new LibraryPassage
            {
                Id = $"library:{file}#{_passages.Count + 1}",
                File = file,
                Title = _title,
                Headings = [.. _headings.Select(heading => heading.Text)],
                Text = string.Join('\n', _open.GroupBy(each => each.Paragraph).Select(group => string.Join(' ', group.Select(each => each.Text)))),
                Where = Where(_open[0].Paragraph, _open[^1].Paragraph),
            });
        _open.Clear();
        _words = 0;
    }

    private string Where(int first, int last)
    {
        var paragraphs = first == last ? $"paragraph {first}" : $"paragraphs {first} to {last}";
        return _headings.Count == 0 ? paragraphs : $"section \"{_headings[^1].Text}\", {paragraphs}";
    }

    private static string NameInWords(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file).Replace('-', ' ').Replace('_', ' ').Trim();
        return name.Length == 0 ? file : $"{char.ToUpperInvariant(name[0])}{name[1..]}";
    }
}

using System.Text;

namespace PsoasBot.Knowledge.Library;

/// <summary>Collects running text into paragraphs; empty ones vanish.</summary>
internal sealed class BlockWriter
{
    private readonly List<LibraryBlock> _blocks = [];
    private readonly StringBuilder _text = new();

    public IReadOnlyList<LibraryBlock> Blocks => _blocks;

    public void Write(string text) => _text.Append(text);

    public void Heading(int level, string text)
    {
        Close();
        if (Prose.Tidy(text) is { Length: > 0 } tidy) _blocks.Add(new LibraryBlock(level, tidy));
    }

    /// <summary>Ends the paragraph.</summary>
    public void Close()
    {
        if (Prose.Tidy(_text.ToString()) is { Length: > 0 } tidy) _blocks.Add(new LibraryBlock(0, tidy));
        _text.Clear();
    }
}

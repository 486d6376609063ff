namespace PsoasBot.Knowledge.Library;

/// <summary>A document as its reader sees it: a title where it has one, and paragraphs below headings, in order.</summary>
internal sealed record LibraryDocument(string? Title, IReadOnlyList<LibraryBlock> Blocks);

/// <summary>A heading (<see cref="Level"/> 1 to 6) or a paragraph (0). Whitespace is single spaces.</summary>
internal sealed record LibraryBlock(int Level, string Text)
{
    public bool IsHeading => Level > 0;
}

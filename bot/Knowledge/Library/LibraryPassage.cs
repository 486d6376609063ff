namespace PsoasBot.Knowledge.Library;

/// <summary>A piece of a community's own document, small enough to be cited.</summary>
internal sealed record LibraryPassage
{
    private const string Prefix = "library:";

    public static bool IsId(string citation) => citation.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary><c>library:RELATIVE/PATH#N</c>, N from 1.</summary>
    public required string Id { get; init; }

    /// <summary>The path below the library folder, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>The document's title: its first heading or title element, else its file name in words.</summary>
    public required string Title { get; init; }

    /// <summary>The headings above the passage, outermost first.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    public required string Text { get; init; }

    /// <summary>The place in words: <c>section "Care", paragraphs 2 to 3</c>.</summary>
    public required string Where { get; init; }
}

/// <summary>
/// The library as it was at one moment; never changed, only replaced. <see cref="Version"/> names its content
/// (16 hexadecimal digits).
/// </summary>
internal sealed record LibrarySnapshot(IReadOnlyList<LibraryPassage> Passages, IReadOnlyList<KnowledgeProblem> Problems, string Version)
{
    public static LibrarySnapshot Empty { get; } = new([], [], "");
}

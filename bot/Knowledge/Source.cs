namespace PsoasBot.Knowledge;

/// <summary>One of the documents that answers rest on, described by the front matter of its file.</summary>
internal sealed record Source
{
    public required string Slug { get; init; }
    public required string Title { get; init; }

    /// <summary>How a sentence refers to it: "Serota's article", "the handout".</summary>
    public required string Short { get; init; }

    public required string Author { get; init; }
    public required string Publisher { get; init; }
    public required string Published { get; init; }
    public required string Kind { get; init; }

    /// <summary>An honest line on what the document rests on.</summary>
    public required string Standing { get; init; }

    public Uri? Url { get; init; }

    /// <summary>The document names its author.</summary>
    public bool IsSigned => !Author.Equals("not named", StringComparison.OrdinalIgnoreCase);
}

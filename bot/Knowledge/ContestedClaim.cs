namespace PsoasBot.Knowledge;

internal enum ContestedLevel { Major, Minor }

internal enum ContestedType { SourcesDisagree, AssertedByOneSide, BeliefOrTradition, MinorDifference }

/// <summary>One position on a contested claim, in a word or two and in full, who holds it, and the statements that show it (the best one first).</summary>
internal sealed record Side(string Label, string Position, string Holders, IReadOnlyList<StatementId> Statements);

/// <summary>A question on which the sources disagree, or which only one side asserts.</summary>
internal sealed record ContestedClaim
{
    public required string Id { get; init; }
    public required ContestedLevel Level { get; init; }
    public required ContestedType Type { get; init; }
    public required string Question { get; init; }

    /// <summary>The question in a few words, for the mark: "stretch or strengthen?".</summary>
    public required string Short { get; init; }

    /// <summary>The honest first sentence of an answer to just this question.</summary>
    public required string Verdict { get; init; }

    public required string Why { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
    public required IReadOnlyList<string> Asks { get; init; }
    public required IReadOnlyList<Side> Sides { get; init; }

    public bool Involves(StatementId id) => Sides.Any(side => side.Statements.Contains(id));
}

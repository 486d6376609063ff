using System.Runtime.InteropServices;

namespace PsoasBot.Retrieval;

/// <summary>A text to be found. Passages of one <see cref="Group"/> collapse into one hit, so that a long document crowds nothing out.</summary>
internal sealed record Passage
{
    public required string Id { get; init; }
    public required string Group { get; init; }
    public string Title { get; init; } = "";
    public required string Text { get; init; }
}

/// <summary>A found passage: its place in the index, its score, and how much of the question's weight it covers (0 to 1).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hit(int Ordinal, float Score, float Coverage);

namespace PsoasBot.Safety;

/// <summary>A reference of the safety data. Evidence is one of Read, Relayed, Title only, Not seen.</summary>
internal sealed record SafetySource
{
    public required string Id { get; init; }

    public required string Organisation { get; init; }

    public required string Title { get; init; }

    public string? Address { get; init; }

    public required string Evidence { get; init; }
}

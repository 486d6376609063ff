using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Pointing;

/// <summary>A rule of knowledge/safety/pointers: it gives a pointer, takes others away, or both. It never touches a level.</summary>
internal sealed record PointerRule
{
    /// <summary>When it holds, and its examples.</summary>
    public required SafetyRule Rule { get; init; }

    /// <summary>The pointer that it gives; null where it only takes others away.</summary>
    public SafetySituation? Gives { get; init; }

    /// <summary>The situations whose pointers do not stand beside it.</summary>
    public required IReadOnlySet<string> Takes { get; init; }

    /// <summary>It takes every pointer: who writes this asks for nobody's body.</summary>
    public bool TakesAll { get; init; }
}

using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Limits;

/// <summary>
/// The limits that hold, implied ones too, and the ones that the member named, both in the order of the file; the texts of which nothing was
/// understood; what was not the plain name of a limit; and whether some of that says more than what an exercise asks for ("bad knees" does not,
/// "bad knees since the fall" does).
/// </summary>
internal sealed record LimitReading(
    IReadOnlyList<Limit> Holding, IReadOnlyList<NamedLimit> Named, IReadOnlyList<string> NotUnderstood, IReadOnlyList<string> FreeWords, bool SaysMore)
{
    /// <summary>Where or how everything has to be done ("sitting"); null where no limit says so.</summary>
    public string? Place => Holding.FirstOrDefault(limit => limit.Place is not null)?.Place;

    public bool RulesOut(Exercise exercise) =>
        Holding.Any(limit => exercise.NotFor.Contains(limit.Id, StringComparer.Ordinal) || limit.RulesOut.Contains(exercise.Id, StringComparer.Ordinal))
        || (exercise.Surfaces.Count > 0 && exercise.Surfaces.All(surface => !Leaves(surface.Id)));

    /// <summary>The surface is there.</summary>
    public bool Leaves(string surface) => !Holding.Any(limit => limit.NoSurface.Contains(surface, StringComparer.Ordinal));
}

/// <summary>A limit as a member named it; without <paramref name="Words"/> by its own name.</summary>
internal sealed record NamedLimit(Limit Limit, string? Words)
{
    /// <summary>The limit with the words that were read as it: <c>cannot kneel ("bad knee")</c>; one that is called by its word only so.</summary>
    public override string ToString() =>
        string.IsNullOrEmpty(Words) || string.Equals(Words, Limit.Label, StringComparison.OrdinalIgnoreCase) ? Limit.Label
        : Limit.IsCalledByItsWord ? Words
        : $"{Limit.Label} (\"{Words}\")";
}

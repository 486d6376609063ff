namespace PsoasBot.Moderation.Likeness;

/// <summary>What tells two questions apart, the first that was found; <see cref="None"/> where nothing does.</summary>
internal enum DifferenceKind { None, Safety, Condition, Turned, AsksElse, Method, People, Number, Negation, Opposite, Slot, Thing, Role }

internal sealed record Difference(DifferenceKind Kind, string Words)
{
    public static Difference None { get; } = new(DifferenceKind.None, "");

    /// <summary>Nearly the same words stand around it, so that it is the very point of asking.</summary>
    public bool IsFramed { get; init; }

    /// <summary>Another safety level, another person, a condition, cause and effect changed over: never the same, whatever else is alike.</summary>
    public bool IsCertain => IsFramed || Kind is DifferenceKind.Safety or DifferenceKind.Condition or DifferenceKind.Turned;
}

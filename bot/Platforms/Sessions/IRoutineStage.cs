namespace PsoasBot.Platforms;

/// <summary>Where a platform shows a routine that is being done. The place is the platform's own text (a token, a channel and a message); it is kept in the store.</summary>
internal interface IRoutineStage
{
    string Platform { get; }

    /// <summary>Draws in the place of what stands there. Doing it twice is harmless.</summary>
    ValueTask<DrawOutcome> DrawAsync(string place, ActionReply shown, CancellationToken cancellationToken);
}

internal enum DrawOutcome
{
    /// <summary>It stands there, or the platform will not have this card and no repetition helps.</summary>
    Drawn,

    /// <summary>Trouble that passes: it may not stand there, and is drawn again.</summary>
    Later,

    /// <summary>Nothing can be drawn there any more.</summary>
    Gone,
}

/// <summary>The message that shows a session.</summary>
/// <param name="Place">In the platform's own words.</param>
/// <param name="DrawBefore">Until when it can be changed without a click of the member; null: always.</param>
internal sealed record StagePlace(string Place, DateTimeOffset? DrawBefore);

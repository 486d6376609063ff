namespace PsoasBot.Platforms;

/// <summary>Where a platform shows a routine that is being done. The place is the platform's own text (a token, a channel and a message); it is kept in the store.</summary>
internal interface IRoutineStage
{
    string Platform { get; }

    /// <summary>How often a running countdown has to be drawn again; null where the platform's own clients count down (Discord).</summary>
    TimeSpan? Tick { get; }

    /// <summary>Draws in the place of what stands there. False where nothing can be drawn there any more; trouble that passes is true.</summary>
    ValueTask<bool> DrawAsync(string place, ActionReply shown, CancellationToken cancellationToken);
}

/// <summary>The message that shows a session.</summary>
/// <param name="Place">In the platform's own words.</param>
/// <param name="DrawBefore">Until when it can be changed without a click of the member; null: always.</param>
internal sealed record StagePlace(string Place, DateTimeOffset? DrawBefore);

using PsoasBot.Conversations.Retention;

namespace PsoasBot.Conversations.Sessions;

/// <summary>
/// A member who is doing a routine in a chat. The routine itself is the answer to <see cref="QuestionId"/>; here stands only how far they are,
/// so that a restart goes on where it was. There is one for each member and routine.
/// </summary>
internal sealed record RoutineSession
{
    public required MemberKey Member { get; init; }
    public required string QuestionId { get; init; }

    /// <summary>Index into the parts of all steps.</summary>
    public required int Part { get; init; }

    /// <summary>Rises by one with every change; a button that was drawn for an older one changes nothing.</summary>
    public required int Version { get; init; }

    /// <summary>When the part is over; null while it is paused.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What is left of the part while it is paused.</summary>
    public TimeSpan Left { get; init; }

    /// <summary>The message that shows it, in the platform's own words; null where there is none that could be changed.</summary>
    public string? Place { get; init; }

    /// <summary>Until when the platform lets the message be changed without a click of the member; null: always.</summary>
    public DateTimeOffset? DrawBefore { get; init; }

    /// <summary>When it is forgotten, whatever has become of it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsRunning => EndsAt is not null;
}

/// <summary>Keeps routine sessions.</summary>
internal interface IRoutineSessions
{
    ValueTask<RoutineSession?> FindAsync(MemberKey member, string questionId, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a session in the place of version <paramref name="over"/>; null: of any, or of none. False where the version is another one by now:
    /// somebody else was faster.
    /// </summary>
    ValueTask<bool> SaveAsync(RoutineSession session, int? over, CancellationToken cancellationToken);

    /// <summary>False where it was removed already, or has another version.</summary>
    ValueTask<bool> RemoveAsync(RoutineSession session, CancellationToken cancellationToken);

    /// <summary>Running sessions of a platform whose part is over by <paramref name="until"/>, the longest overdue first.</summary>
    ValueTask<IReadOnlyList<RoutineSession>> DueAsync(string platform, DateTimeOffset until, int most, CancellationToken cancellationToken);

    /// <summary>Forgets what has expired by <paramref name="now"/>: sessions, and places that can no longer be changed without a click (they hold a token).</summary>
    ValueTask<int> ExpireAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

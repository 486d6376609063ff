using PsoasBot.Conversations.Retention;

namespace PsoasBot.Conversations.Sessions;

/// <summary>Something of a routine that should stand in a place and does not, since the platform did not take it yet.</summary>
/// <param name="Platform">Whose.</param>
/// <param name="Place">The message, in the platform's own words.</param>
/// <param name="Member">Who does the routine.</param>
/// <param name="QuestionId">Which routine.</param>
/// <param name="Shown">The card that should stand there, in the words of whoever keeps it; null for wherever the session is by then.</param>
/// <param name="Since">Since when.</param>
internal sealed record WaitingDraw(string Platform, string Place, MemberKey Member, string QuestionId, string? Shown, DateTimeOffset Since);

/// <summary>Keeps what waits to be drawn over a restart; for minutes.</summary>
internal interface IWaitingDraws
{
    /// <summary>In the place of what waited there before.</summary>
    ValueTask KeepAsync(WaitingDraw draw, CancellationToken cancellationToken);

    ValueTask RemoveAsync(string platform, string place, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<WaitingDraw>> OfPlatformAsync(string platform, CancellationToken cancellationToken);

    /// <summary>Forgets what waits since before <paramref name="before"/>.</summary>
    ValueTask<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

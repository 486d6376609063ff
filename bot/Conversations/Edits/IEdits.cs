using PsoasBot.Answering;

namespace PsoasBot.Conversations.Edits;

/// <summary>Changes of published messages that moderators decided and that still have to be made. Making one twice is harmless.</summary>
internal interface IEdits
{
    /// <summary>The change that is due longest, held until <see cref="Inbox.ClaimRequest.Until"/>; only where the answer itself is published already.</summary>
    ValueTask<PendingEdit?> ClaimAsync(Inbox.ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// The change was made, or no attempt will help. Where a newer decision came in between, that one is made again:
    /// the older may have arrived after it. What could not be made ("impossible") goes into the case's trail, where moderators read it.
    /// </summary>
    ValueTask CloseAsync(PendingEdit edit, string why, DateTimeOffset now, CancellationToken cancellationToken);

    ValueTask PostponeAsync(PendingEdit edit, DateTimeOffset until, CancellationToken cancellationToken);
}

/// <summary>What a published message becomes.</summary>
internal sealed record PendingEdit
{
    /// <summary>Why a change was closed that no attempt can make.</summary>
    public const string Impossible = "impossible";

    public required long Number { get; init; }
    public required string QuestionId { get; init; }
    public required IncomingMessage Question { get; init; }
    public required PublishedMessage Message { get; init; }
    public required Answer Answer { get; init; }
    public required int Attempts { get; init; }
}

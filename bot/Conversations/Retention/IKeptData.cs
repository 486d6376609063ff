namespace PsoasBot.Conversations.Retention;

/// <summary>What is kept about members, and how it goes; <c>docs/privacy.md</c> lists it.</summary>
internal interface IKeptData
{
    /// <summary>
    /// <c>/forget-me</c>: removes the member's questions in a community with their answers, and the member's flags and votes there. What stays names nobody: that some question was
    /// asked at some time (so that the platform's repetition of it is not answered again), and the moderators' trail.
    /// </summary>
    ValueTask<int> ForgetAsync(MemberKey member, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes questions that were closed and received before <paramref name="before"/>, except those that moderators have not decided yet.</summary>
    ValueTask<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Forgets the handles of delivered answers that their platform takes no more by <paramref name="now"/>; see <see cref="PublishedMessage.Handle"/>.</summary>
    ValueTask<int> DropHandlesAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A member of a community.</summary>
internal sealed record MemberKey(string Platform, string Community, string MemberId);

using PsoasBot.Conversations.Retention;

namespace PsoasBot.Conversations.Inbox;

/// <summary>What a member was answered, for a platform that keeps no messages of its own.</summary>
internal interface IPublishedAnswers
{
    /// <summary>The latest <paramref name="limit"/> delivered answers, oldest first.</summary>
    ValueTask<IReadOnlyList<PublishedAnswer>> OfMemberAsync(MemberKey member, int limit, CancellationToken cancellationToken);
}

/// <summary>A delivered answer as it reads after the latest change by moderators, if there was one, and where it stands.</summary>
internal sealed record PublishedAnswer(PublishedMessage Message, Delivery Delivery, bool IsChanged);

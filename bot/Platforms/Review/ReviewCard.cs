using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms;

/// <summary>A review case laid out for moderators. Platforms show it in the moderators' channel and edit it in place as the case goes on.</summary>
internal sealed record ReviewCard
{
    public required string QuestionId { get; init; }
    public required int Version { get; init; }

    /// <summary>Somebody may be in danger: shown first, and in words.</summary>
    public required bool IsAlert { get; init; }

    public required string Title { get; init; }

    /// <summary>"waits since …", "claimed until …", "approved on …".</summary>
    public required string State { get; init; }

    /// <summary>The moderator who holds or decided it, as the platform's id.</summary>
    public string? Moderator { get; init; }

    public required string Question { get; init; }
    public required string Answer { get; init; }
    public IReadOnlyList<string> Flags { get; init; } = [];
    public string? Reason { get; init; }

    /// <summary>Decided: nothing is to be done any more, and no button but "Reopen" stays live.</summary>
    public required bool IsSettled { get; init; }

    public required ReviewState Step { get; init; }
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];
}

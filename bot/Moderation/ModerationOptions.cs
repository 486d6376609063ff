using System.ComponentModel.DataAnnotations;

namespace PsoasBot.Moderation;

/// <summary>What happens to a flagged answer.</summary>
internal enum FlagHandling
{
    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>The answer is published and a moderator looks at it afterwards.</summary>
    Review,

    /// <summary>The member is told that a moderator looks at the answer first. Never for a safety card.</summary>
    Hold,
}

/// <summary>What moderators are asked to look at. Section <c>Moderation</c>.</summary>
internal sealed class ModerationOptions
{
    /// <summary>Handling for each flag; what is not listed is ignored.</summary>
    public Dictionary<string, FlagHandling> Flags { get; set; } = new(StringComparer.Ordinal)
    {
        [FlagKinds.Urgent] = FlagHandling.Review,
        [FlagKinds.Emergency] = FlagHandling.Review,
        [FlagKinds.Crisis] = FlagHandling.Review,
        [FlagKinds.LowGrounding] = FlagHandling.Review,
        [FlagKinds.ModelGate] = FlagHandling.Review,
        [FlagKinds.Member] = FlagHandling.Review,
        [FlagKinds.ThumbsDown] = FlagHandling.Review,
    };

    /// <summary>Thumbs-down of different members after which an answer is flagged, 1 to 100.</summary>
    [Range(1, 100)]
    public int ThumbsDown { get; set; } = 3;

    /// <summary>How long a moderator holds a claimed case, 1 min to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Claim { get; set; } = TimeSpan.FromMinutes(30);
}

/// <summary>The names of the flags.</summary>
internal static class FlagKinds
{
    public const string Urgent = "urgent";
    public const string Emergency = "emergency";
    public const string Crisis = "crisis";
    public const string LowGrounding = "low-grounding";
    public const string ModelGate = "model-gate";
    public const string Member = "member";
    public const string ThumbsDown = "thumbs-down";
    public const string KnowledgeChanged = "knowledge-changed";

    /// <summary>Every flag that the bot itself raises or takes, the gravest first. Answers may carry others ("screen-failed").</summary>
    public static IReadOnlyList<string> All { get; } = [Crisis, Emergency, Urgent, Member, ThumbsDown, LowGrounding, ModelGate, KnowledgeChanged];
}

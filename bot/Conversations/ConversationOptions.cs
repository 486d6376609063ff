using System.ComponentModel.DataAnnotations;

namespace PsoasBot.Conversations;

/// <summary>How questions are taken in, worked on, answered and kept. Section <c>Conversations</c>.</summary>
internal sealed class ConversationOptions
{
    /// <summary>Name of this worker in leases; unique among workers on one store. Empty: the machine's name and the process id.</summary>
    [MaxLength(80)]
    public string Worker { get; set; } = "";

    /// <summary>Questions worked on at the same time, 1 to 64.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 4;

    /// <summary>How long a worker may hold a question before another one takes it, 2 s to 10 min. Longer than <see cref="SendTimeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one attempt at a platform may take, 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a worker without a signal looks for work that others accepted or left behind, 50 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After this age an answer that no attempt could deliver is given up, 1 min to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Longest question in characters, 100 to 10,000.</summary>
    [Range(100, 10_000)]
    public int LongestQuestion { get; set; } = 4_000;

    /// <summary>Questions a member may ask in a minute, 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int MemberPerMinute { get; set; } = 6;

    /// <summary>Questions a community may ask in a minute, 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int CommunityPerMinute { get; set; } = 120;

    /// <summary>How long earlier messages of a conversation help to understand a follow-up, 1 min to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ThreadMemory { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many earlier questions of a conversation are looked at, 0 to 20.</summary>
    [Range(0, 20)]
    public int ThreadLength { get; set; } = 5;

    /// <summary>Days after which a closed question and its answer are deleted, 1 to 3,650.</summary>
    [Range(1, 3_650)]
    public int RetentionDays { get; set; } = 30;
}

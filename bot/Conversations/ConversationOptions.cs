using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Conversations;

/// <summary>How questions are taken in, worked on, answered and kept. Section "Conversations".</summary>
internal sealed class ConversationOptions : IValidatableObject
{
    /// <summary>The longest message that is accepted, in characters. Default 20,000, range 100 to 100,000.</summary>
    [Range(100, 100_000)]
    public int MessageLength { get; set; } = 20_000;

    /// <summary>Questions a member may ask in a minute. Default 12, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MemberPerMinute { get; set; } = 12;

    /// <summary>Questions a community may ask in a minute. Default 300, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int CommunityPerMinute { get; set; } = 300;

    /// <summary>Name of this worker in leases; unique among the workers on one store. Default: the machine's name and the process id.</summary>
    [MaxLength(80)]
    public string Worker { get; set; } = "";

    /// <summary>Questions worked on side by side; most of them wait for a platform or the store. Default 16, range 1 to 64.</summary>
    [Range(1, 64)]
    public int Lanes { get; set; } = 16;

    /// <summary>How long an answer may take before the member gets the neutral reply. Default 20 s, range 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one attempt at a platform may take. Default 20 s, range 100 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan SendWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a worker holds a question before another one may take it; longer than <see cref="AnswerWithin"/> and twice <see cref="SendWithin"/> together. Default 90 s, range 2 s to 20 min.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:20:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How often a worker looks for work that others accepted or left behind. Default 1 s, range 50 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The age of a question after which no delivery is tried any more. Default 1 day, range 1 min to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Turns (question and answer) of a conversation that a follow-up may lean on. Default 8, range 0 to 100.</summary>
    [Range(0, 100)]
    public int HistoryTurns { get; set; } = 8;

    /// <summary>How long a follow-up may lean on a turn. Default 6 h, range 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan HistoryAge { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Days after which a question and its answer are deleted. Default 30, range 1 to 3,650.</summary>
    [Range(1, 3_650)]
    public int RetentionDays { get; set; } = 30;

    /// <summary>
    /// A lease that ends while its worker still answers, or looks for an earlier attempt and sends, lets another worker answer the same question.
    /// </summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var longest = AnswerWithin + 2 * SendWithin;
        if (Lease > longest) yield break;
        yield return new ValidationResult(
            $"Conversations:Lease ({Lease:c}) must be longer than AnswerWithin and twice SendWithin together ({longest:c}); raise the lease or lower the other two.", [nameof(Lease)]);
    }
}

[OptionsValidator]
internal sealed partial class ConversationOptionsValidator : IValidateOptions<ConversationOptions>;

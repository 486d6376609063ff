using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Conversations;

/// <summary>Settings of the section "Conversations".</summary>
internal sealed class ConversationOptions
{
    /// <summary>The longest message that is accepted, in characters. Default 20,000, range 100 to 100,000.</summary>
    [Range(100, 100_000)]
    public int MessageLength { get; set; } = 20_000;

    /// <summary>Questions that may wait in one lane before members are asked to try again. Default 256, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int WaitingQuestions { get; set; } = 256;

    /// <summary>Lanes that answer side by side; one conversation always stays in one lane. Default 4, range 1 to 64.</summary>
    [Range(1, 64)]
    public int Lanes { get; set; } = 4;

    /// <summary>How long an answer may take before the member gets the neutral reply. Default 20 s, range 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Attempts to deliver one answer. Default 5, range 1 to 50.</summary>
    [Range(1, 50)]
    public int DeliveryAttempts { get; set; } = 5;

    /// <summary>The wait after an attempt that broke without saying how long to wait. Default 1 s, range 0 to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DeliveryPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Events that are remembered to recognise a repetition. Default 10,000, range 100 to 1,000,000.</summary>
    [Range(100, 1_000_000)]
    public int RecentEvents { get; set; } = 10_000;

    /// <summary>Turns (question and answer) kept of a conversation. Default 8, range 0 to 100.</summary>
    [Range(0, 100)]
    public int HistoryTurns { get; set; } = 8;

    /// <summary>How long a turn is kept. Default 6 h, range 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan HistoryAge { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Conversations whose turns are kept, the least recently used going first. Default 2,000, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int HistoryConversations { get; set; } = 2_000;
}

[OptionsValidator]
internal sealed partial class ConversationOptionsValidator : IValidateOptions<ConversationOptions>;

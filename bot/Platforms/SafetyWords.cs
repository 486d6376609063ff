using PsoasBot.Safety;

namespace PsoasBot.Platforms;

/// <summary>Safety levels in words, the same on every platform.</summary>
internal static class SafetyWords
{
    /// <summary>The line above a card, or null where the pointer at its end says enough.</summary>
    public static string? Banner(SafetyLevel level) => level switch
    {
        SafetyLevel.Crisis => "You are not alone: talk to somebody now",
        SafetyLevel.Emergency => "Emergency: get help right now",
        SafetyLevel.Urgent => "Urgent: see a doctor soon",
        _ => null,
    };
}

namespace PsoasBot.Safety;

/// <summary>How strongly a message must be answered. Physical urgency rises up to <see cref="Emergency"/>; <see cref="Crisis"/> is its own axis.</summary>
public enum SafetyLevel
{
    None,
    Professional,
    Urgent,
    Emergency,
    Crisis,
}

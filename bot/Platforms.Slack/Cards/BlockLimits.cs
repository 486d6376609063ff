namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>How much Slack takes (its Block Kit reference, and "Truncating really long messages"), in characters as they are sent.</summary>
internal static class BlockLimits
{
    public const int Blocks = 50;

    /// <summary>All texts of a message's blocks; Slack refuses messages somewhere above 11,000.</summary>
    public const int Total = 9_000;

    /// <summary>The text that stands for blocks, and of a message that is changed: chat.update is reported to refuse more than some 4,000 characters as "msg_too_long".</summary>
    public const int Fallback = 3_500;

    /// <summary>A new message without blocks, which can have no "More"; Slack cuts what is longer than 40,000.</summary>
    public const int Text = 39_000;

    public const int Header = 150;

    /// <summary>Of one rich text block, kept to what a section may hold.</summary>
    public const int Part = 2_900;

    public const int Button = 75;
    public const int ButtonsInRow = 5;
    public const int ModalTitle = 24;
    public const int Label = 1_900;
    public const int Placeholder = 150;
    public const int Input = 3_000;
    public const int Choice = 75;
    public const int Choices = 100;
    public const int Metadata = 3_000;
    public const int FormError = 1_500;
}

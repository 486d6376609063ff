namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>How much Discord shows ("Embed Limits" and "Component Limits" of its documentation).</summary>
internal static class EmbedLimits
{
    public const int Content = 2_000;
    public const int Embeds = 10;
    public const int Total = 6_000;
    public const int Title = 256;
    public const int Description = 4_096;
    public const int Fields = 25;
    public const int FieldValue = 1_024;
    public const int Footer = 2_048;
    public const int Rows = 5;
    public const int ButtonsInRow = 5;
    public const int ButtonLabel = 80;
    public const int ModalTitle = 45;
    public const int InputLabel = 45;
    public const int Placeholder = 100;
    public const int AltText = 1_024;
}

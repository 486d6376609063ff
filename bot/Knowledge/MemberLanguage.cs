using System.Collections.Frozen;

namespace PsoasBot.Knowledge;

/// <summary>A language that members may write in: its small words in plain letters, the signs that only it uses, and what a member who writes in it is told.</summary>
internal sealed record MemberLanguage
{
    /// <summary>The code of the one language that the bot reads.</summary>
    public const string English = "en";

    /// <summary>Two letters ("es").</summary>
    public required string Code { get; init; }

    public required FrozenSet<string> Words { get; init; }
    public required string Letters { get; init; }
    public required string Reply { get; init; }
}

namespace PsoasBot.Answering;

/// <summary>Words that an answer carries for moderators, besides the safety levels.</summary>
internal static class AnswerFlags
{
    public const string Contested = "contested";

    /// <summary>The safety screen threw or timed out, and the neutral card was sent.</summary>
    public const string ScreenFailed = "screen-failed";
}

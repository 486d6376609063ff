namespace PsoasBot.Knowledge.Text;

/// <summary>
/// The time limit of every pattern over what members, models and documents write. It guards against a mistake in a pattern and nothing else: each is
/// made to stay fast on any text (a test holds them to that), and a limit near the time that one needs would fire by chance on a busy machine.
/// </summary>
internal static class PatternGuard
{
    /// <summary>In milliseconds, as an attribute takes it.</summary>
    public const int Limit = 10_000;
}

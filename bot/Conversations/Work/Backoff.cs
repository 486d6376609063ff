namespace PsoasBot.Conversations.Work;

/// <summary>Waits between attempts: doubling from one second up to five minutes, with up to a quarter of chance so that workers spread.</summary>
internal sealed class Backoff(Random random)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly Lock _lock = new();

    public TimeSpan After(int attempts)
    {
        var seconds = Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Clamp(attempts - 1, 0, 16)));
        return TimeSpan.FromSeconds(seconds * (1 + 0.25 * Chance()));
    }

    /// <summary><see cref="Random"/> is not safe for several threads.</summary>
    private double Chance()
    {
        lock (_lock) return random.NextDouble();
    }
}

namespace PsoasBot.Hosting;

/// <summary>
/// Gives memory back while nobody asks. Reading the files leaves several times their size behind, and so do busy hours; the runtime would keep it for the
/// next ones. It takes some 30 ms, in which nobody waits: the host has been quiet for a second after its start, and for half a minute later on.
/// </summary>
internal static class IdleMemory
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Runs until the token is cancelled.</summary>
    public static async Task WatchAsync(TimeProvider time, CancellationToken stopping)
    {
        var quiet = new Quiet();
        using var looks = new PeriodicTimer(Look, time);
        try
        {
            while (await looks.WaitForNextTickAsync(stopping))
            {
                if (quiet.IsDue(GC.GetTotalAllocatedBytes())) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops, and with it the watch.
        }
    }
}

/// <summary>Tells from what is allocated whether anybody asks, and whether there is enough to give back.</summary>
internal sealed class Quiet
{
    /// <summary>What heartbeats and polls allocate between two looks at most; a question takes more.</summary>
    public const long Murmur = 256 << 10;

    /// <summary>Less than this since the last time is not worth a collection.</summary>
    public const long Worthwhile = 8 << 20;

    /// <summary>So many quiet looks in a row are waited for after the start, and later on.</summary>
    public const int First = 1, Later = 30;

    private long _seen, _givenBack;
    private int _looks, _wanted = First;

    /// <param name="allocated">Everything that was ever allocated, in bytes.</param>
    public bool IsDue(long allocated)
    {
        _looks = allocated - _seen <= Murmur ? _looks + 1 : 0;
        _seen = allocated;
        if (_looks < _wanted || allocated - _givenBack < Worthwhile) return false;
        (_givenBack, _wanted) = (allocated, Later);
        return true;
    }
}

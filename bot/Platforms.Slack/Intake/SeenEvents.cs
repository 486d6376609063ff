using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>
/// Events that were handled lately. Slack sends an event again up to five minutes later, and the same message can come as two kinds of
/// event; what is being handled, or was within <see cref="KeptFor"/>, is not handled again. Questions are besides that unique in the
/// inbox for as long as they are kept. Safe for several threads.
/// </summary>
internal sealed class SeenEvents(TimeProvider time)
{
    /// <summary>At least so long; half as long again at most. The retries are over after six minutes.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private const int Generations = 3;
    private const int MostInGeneration = 100_000;
    private static readonly TimeSpan Generation = KeptFor / (Generations - 1);
    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, TaskCompletionSource<bool>> _running = [];

    /// <summary>What was done, the oldest first. Of an event there is no more than its hash, and what is old goes all at once.</summary>
    private readonly Queue<HashSet<UInt128>> _older = new();

    private HashSet<UInt128> _newest = [];
    private DateTimeOffset _newestSince = time.GetUtcNow();

    /// <summary>
    /// Handles an event once. A repetition waits for the first one's end and is true where that went well; where it failed, the repetition
    /// is handled anew.
    /// </summary>
    public async ValueTask OnceAsync(string id, Func<ValueTask> handle, CancellationToken cancellationToken)
    {
        var name = NameOf(id);
        while (true)
        {
            var (isDone, earlier) = Begin(name);
            if (isDone) return;
            if (earlier is null)
            {
                await HandleAsync(name, handle);
                return;
            }
            if (await earlier.Task.WaitAsync(cancellationToken)) return;
        }
    }

    /// <summary>So many bits that no two events of a workspace's life share one.</summary>
    private static UInt128 NameOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>Whether it was done before, or how one that is being handled will end; neither for a new event.</summary>
    private (bool IsDone, TaskCompletionSource<bool>? Earlier) Begin(UInt128 name)
    {
        lock (_lock)
        {
            Turn(time.GetUtcNow());
            if (_newest.Contains(name) || _older.Any(each => each.Contains(name))) return (true, null);
            ref var running = ref CollectionsMarshal.GetValueRefOrAddDefault(_running, name, out var isRunning);
            if (isRunning) return (false, running);
            running = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return (false, null);
        }
    }

    private async ValueTask HandleAsync(UInt128 name, Func<ValueTask> handle)
    {
        var isDone = false;
        try
        {
            await handle();
            isDone = true;
        }
        finally
        {
            TaskCompletionSource<bool>? ended;
            lock (_lock)
            {
                _running.Remove(name, out ended);
                if (isDone) _newest.Add(name);
            }
            ended?.TrySetResult(isDone);
        }
    }

    /// <summary>Begins a new generation where the newest one's time is over or it is full, and lets the oldest go.</summary>
    private void Turn(DateTimeOffset now)
    {
        if (now - _newestSince >= Generation * Generations)
        {
            _older.Clear();
            (_newest, _newestSince) = ([], now);
        }
        while (now - _newestSince >= Generation || _newest.Count >= MostInGeneration)
        {
            _older.Enqueue(_newest);
            if (_older.Count == Generations) _older.Dequeue();
            (_newest, _newestSince) = ([], now - _newestSince >= Generation ? _newestSince + Generation : now);
        }
    }
}

using System.Runtime.InteropServices;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>
/// Events that were handled lately. Slack sends an event again up to five minutes later, and the same message can come as two kinds of
/// event; what is being handled, or was within the last quarter of an hour, is not handled again. Questions are besides that unique in the
/// inbox for as long as they are kept. Safe for several threads.
/// </summary>
internal sealed class SeenEvents(TimeProvider time)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);
    private const int Most = 200_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource<bool>> _events = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset At)> _order = new();

    /// <summary>
    /// Handles an event once. A repetition waits for the first one's end and is true where that went well; where it failed, the repetition
    /// is handled anew.
    /// </summary>
    public async ValueTask OnceAsync(string id, Func<ValueTask> handle, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Begin(id) is not { } earlier)
            {
                await HandleAsync(id, handle);
                return;
            }
            if (await earlier.Task.WaitAsync(cancellationToken)) return;
        }
    }

    /// <summary>Null for a new event; else how the earlier one ends.</summary>
    private TaskCompletionSource<bool>? Begin(string id)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            while (_order.TryPeek(out var oldest) && (now - oldest.At > KeptFor || _order.Count > Most))
            {
                _order.Dequeue();
                _events.Remove(oldest.Id);
            }
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_events, id, out var exists);
            if (exists) return place!;
            place = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _order.Enqueue((id, now));
            return null;
        }
    }

    private async ValueTask HandleAsync(string id, Func<ValueTask> handle)
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
            lock (_lock) ended = isDone ? _events.GetValueOrDefault(id) : Remove(id);
            ended?.TrySetResult(isDone);
        }
    }

    private TaskCompletionSource<bool>? Remove(string id) => _events.Remove(id, out var ended) ? ended : null;
}

using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PsoasBot.Platforms.Local;

/// <summary>
/// What one browser session has been told, latest state only. Streams read from it by event number, so a page that lost its
/// connection misses nothing and sees nothing twice.
/// </summary>
internal sealed class PageSession(LocalPageOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;
    private int _isRestored;

    /// <summary>True once, for the caller that brings back what the session was told before this host started.</summary>
    public bool TryBeginRestore() => Interlocked.Exchange(ref _isRestored, 1) == 0;

    /// <summary>The earlier messages could not be brought back; the next caller tries again.</summary>
    public void GiveUpRestore() => Interlocked.Exchange(ref _isRestored, 0);

    /// <summary>Shows the message; false when the page has one for this question already and <paramref name="replace"/> is not wanted.</summary>
    public bool Publish(PageMessage message, bool replace)
    {
        lock (_gate)
        {
            if (!replace && _entries.ContainsKey(message.Ask)) return false;
            // Event numbers follow the clock, so that they keep rising over a restart and a waiting page is not left behind.
            _last = Math.Max(_last + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
            _entries[message.Ask] = new Entry(_last, message);
            if (_entries.Count > options.SessionMessages) _entries.Remove(_entries.Values.MinBy(entry => entry.Event)!.Message.Ask);
            Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return true;
        }
    }

    /// <summary>True where the page was told the answer to this question.</summary>
    public bool Holds(string ask)
    {
        lock (_gate) return _entries.ContainsKey(ask);
    }

    /// <summary>Everything after event <paramref name="after"/>, then "ready", then what happens from now on.</summary>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var (entries, changed) = Since(after);
            foreach (var entry in entries)
            {
                after = entry.Event;
                yield return Item("message", JsonSerializer.Serialize(entry.Message, PageJson.Default.PageMessage), $"{after}");
            }
            if (isFirst) yield return Item("ready", "{}", null);
            if (!await ChangesWithinHeartbeatAsync(changed, cancellationToken)) yield return Item("alive", "{}", null);
        }
    }

    private (IReadOnlyList<Entry> Entries, Task Changed) Since(long after)
    {
        lock (_gate) return ([.. _entries.Values.Where(entry => entry.Event > after).OrderBy(entry => entry.Event)], _changed.Task);
    }

    private async Task<bool> ChangesWithinHeartbeatAsync(Task changed, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(changed, Task.Delay(options.Heartbeat, time, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == changed;
    }

    private static SseItem<string> Item(string kind, string data, string? id) =>
        new(data, kind) { EventId = id, ReconnectionInterval = TimeSpan.FromSeconds(1) };

    private sealed record Entry(long Event, PageMessage Message);
}

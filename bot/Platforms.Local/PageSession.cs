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
    /// <summary>An answer that has not come by then is looked for at the heartbeats only.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _expected = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;
    private int _isRestored;

    /// <summary>True once, for the caller that brings back what the session was told before this host started.</summary>
    public bool TryBeginRestore() => Interlocked.Exchange(ref _isRestored, 1) == 0;

    /// <summary>The earlier messages could not be brought back; the next caller tries again.</summary>
    public void GiveUpRestore() => Interlocked.Exchange(ref _isRestored, 0);

    /// <summary>The page asked this and waits for the answer, which another worker may give.</summary>
    public void Expect(string ask)
    {
        lock (_gate)
        {
            if (!_entries.ContainsKey(ask) && _expected.Count < options.SessionMessages) _expected[ask] = time.GetUtcNow() + Patience;
        }
    }

    /// <summary>
    /// Shows the message; false when the page has one for this question already and <paramref name="replace"/> is not wanted, or that one says the
    /// same.
    /// </summary>
    public bool Publish(PageMessage message, bool replace)
    {
        lock (_gate)
        {
            _expected.Remove(message.Ask);
            var text = JsonSerializer.Serialize(message, PageJson.Default.PageMessage);
            if (_entries.TryGetValue(message.Ask, out var shown) && (!replace || shown.Json == text)) return false;
            // Event numbers follow the clock, so that they keep rising over a restart and a waiting page is not left behind.
            _last = Math.Max(_last + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
            _entries[message.Ask] = new Entry(_last, message.Ask, text);
            if (_entries.Count > options.SessionMessages) _entries.Remove(_entries.Values.MinBy(entry => entry.Event)!.Ask);
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
    /// <param name="after">The last event that the page has.</param>
    /// <param name="look">Asks for what did not happen in this process; called now and then.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(long after, Func<CancellationToken, ValueTask> look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var aliveAt = time.GetUtcNow() + options.Heartbeat;
        for (var isFirst = true; ; isFirst = false)
        {
            var (entries, changed) = Since(after);
            foreach (var entry in entries)
            {
                after = entry.Event;
                yield return Item("message", entry.Json, $"{after}");
            }
            if (isFirst) yield return Item("ready", "{}", null);
            if (await ChangesWithinAsync(changed, Wait(aliveAt), cancellationToken)) continue;
            await look(cancellationToken);
            if (time.GetUtcNow() < aliveAt) continue;
            yield return Item("alive", "{}", null);
            aliveAt = time.GetUtcNow() + options.Heartbeat;
        }
    }

    /// <summary>Until the next look: short while an answer is waited for.</summary>
    private TimeSpan Wait(DateTimeOffset aliveAt)
    {
        var now = time.GetUtcNow();
        var left = aliveAt > now ? aliveAt - now : TimeSpan.Zero;
        lock (_gate)
        {
            foreach (var (ask, _) in _expected.Where(pair => pair.Value <= now).ToList()) _expected.Remove(ask);
            return _expected.Count > 0 && options.Poll < left ? options.Poll : left;
        }
    }

    private (IReadOnlyList<Entry> Entries, Task Changed) Since(long after)
    {
        lock (_gate) return ([.. _entries.Values.Where(entry => entry.Event > after).OrderBy(entry => entry.Event)], _changed.Task);
    }

    private async Task<bool> ChangesWithinAsync(Task changed, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(changed, Task.Delay(wait, time, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == changed;
    }

    private static SseItem<string> Item(string kind, string data, string? id) =>
        new(data, kind) { EventId = id, ReconnectionInterval = TimeSpan.FromSeconds(1) };

    private sealed record Entry(long Event, string Ask, string Json);
}

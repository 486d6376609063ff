using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Platforms;

/// <summary>Something that should stand in a place and may not, since drawing it failed for now.</summary>
/// <param name="Platform">Whose.</param>
/// <param name="Place">The message, in the platform's own words.</param>
/// <param name="Shown">What should stand there; null for wherever the session is by then.</param>
/// <param name="Member">Who does the routine.</param>
/// <param name="QuestionId">Which routine.</param>
internal sealed record PendingDraw(string Platform, string Place, ActionReply? Shown, MemberKey Member, string QuestionId);

/// <summary>
/// What has to be drawn again, one for each place, each after a growing wait and for some minutes. The store keeps it besides, so that a restart
/// goes on with it. Safe for several threads.
/// </summary>
internal sealed partial class PendingDraws(IWaitingDraws kept, TimeProvider time, ILogger<PendingDraws> logger)
{
    /// <summary>As long as a platform may let a message be changed; afterwards the member has pressed a button or gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private const int Most = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);

    /// <summary>Drawing failed, for the first time or again.</summary>
    public async ValueTask AddAsync(PendingDraw draw, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var shown = Write(draw.Shown);
        Entry? known;
        DateTimeOffset since;
        bool isGivenUp;
        lock (_lock)
        {
            known = _entries.GetValueOrDefault(draw.Place);
            (since, var attempts) = known is null ? (now, 1) : (known.Since, known.Attempts + 1);
            isGivenUp = now - since > Patience || (known is null && _entries.Count >= Most);
            if (isGivenUp) _entries.Remove(draw.Place);
            else _entries[draw.Place] = new Entry(draw, shown, since, attempts, now + RetryTimes.Backoff(attempts, chance: 1));
        }
        if (isGivenUp && known is not null) await SafelyAsync(() => kept.RemoveAsync(draw.Platform, draw.Place, cancellationToken));
        else if (!isGivenUp && (known is null || known.Written != shown))
            await SafelyAsync(() => kept.KeepAsync(new WaitingDraw(draw.Platform, draw.Place, draw.Member, draw.QuestionId, shown, since), cancellationToken));
    }

    /// <summary>It stands there, or nothing can.</summary>
    public async ValueTask RemoveAsync(string platform, string place, CancellationToken cancellationToken)
    {
        bool wasKnown;
        lock (_lock) wasKnown = _entries.Remove(place);
        if (wasKnown) await SafelyAsync(() => kept.RemoveAsync(platform, place, cancellationToken));
    }

    /// <summary>What is to be drawn now. The first time with what an earlier life of the bot could not draw.</summary>
    public async ValueTask<IReadOnlyList<PendingDraw>> DueAsync(string platform, CancellationToken cancellationToken)
    {
        if (!_loaded.Contains(platform)) await LoadAsync(platform, cancellationToken);
        var now = time.GetUtcNow();
        lock (_lock) return [.. _entries.Values.Where(each => each.Draw.Platform == platform && each.DueAt <= now).OrderBy(each => each.DueAt).Select(each => each.Draw)];
    }

    /// <summary>Forgets what nobody waits for any more, in the store as well.</summary>
    public ValueTask<int> ExpireAsync(CancellationToken cancellationToken) => kept.ExpireAsync(time.GetUtcNow() - Patience, cancellationToken);

    private async ValueTask LoadAsync(string platform, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await kept.OfPlatformAsync(platform, cancellationToken);
        lock (_lock)
        {
            foreach (var each in waiting.Where(each => now - each.Since <= Patience))
                _entries.TryAdd(each.Place, new Entry(new PendingDraw(platform, each.Place, Read(each.Shown), each.Member, each.QuestionId), each.Shown, each.Since, 1, now));
            _loaded.Add(platform);
        }
    }

    /// <summary>Only a card is kept; where somebody is in a routine is read from the session.</summary>
    private static string? Write(ActionReply? shown) => shown is ActionReply.Show { Card: var card } ? JsonSerializer.Serialize(card, PendingDrawJson.Default.TextCard) : null;

    private static ActionReply.Show? Read(string? shown) => shown is null ? null : new ActionReply.Show(JsonSerializer.Deserialize(shown, PendingDrawJson.Default.TextCard)!);

    /// <summary>What waits is known in memory; a store that cannot be used now must not keep it from being drawn.</summary>
    private async ValueTask SafelyAsync(Func<ValueTask> write)
    {
        try
        {
            await write();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogNotKept(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is still to be drawn of a routine could not be kept; a restart would forget it")]
    private partial void LogNotKept(Exception problem);

    private sealed record Entry(PendingDraw Draw, string? Written, DateTimeOffset Since, int Attempts, DateTimeOffset DueAt);
}

[JsonSerializable(typeof(TextCard))]
internal sealed partial class PendingDrawJson : JsonSerializerContext;

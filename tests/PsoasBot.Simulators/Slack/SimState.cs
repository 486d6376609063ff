using System.Globalization;
using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>A place to talk: a public or private channel, or a direct message with one member.</summary>
public sealed class SimChannel
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public bool IsPrivate { get; init; }

    /// <summary>The member whose direct messages these are; null for a channel.</summary>
    public string? DirectWith { get; init; }

    /// <summary>Whether the bot was invited.</summary>
    public bool HasBot { get; set; } = true;

    public bool IsArchived { get; set; }

    internal string Type => DirectWith is not null ? "im" : IsPrivate ? "group" : "channel";
}

/// <summary>A message as it stands in a channel; an ephemeral one is seen by one member only.</summary>
public sealed class SimMessage
{
    public required string Ts { get; init; }
    public required string Channel { get; init; }
    public required string User { get; init; }

    /// <summary>The fields as the poster gave them: text, blocks, thread_ts, metadata.</summary>
    public required JsonObject Body { get; set; }

    /// <summary>The only one who sees it; null for everybody.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>The interaction that it came from by response_url or acknowledgement.</summary>
    public string? AskedBy { get; init; }

    public int Edits { get; set; }
    public bool IsDeleted { get; set; }
    public required DateTimeOffset At { get; init; }

    public string? ThreadTs => (string?)Body["thread_ts"];

    /// <summary>All that a member can read in it, without the fallback text where there are blocks.</summary>
    public string Text => string.Join('\n', Body["blocks"] is JsonArray { Count: > 0 } blocks ? Strings(blocks) : Strings(Body["text"]));

    /// <summary>What a notification or a screen reader says.</summary>
    public string Fallback => (string?)Body["text"] ?? "";

    public IReadOnlyList<SimElement> Elements => [.. SimElement.In(Body["blocks"] as JsonArray ?? [])];

    /// <summary>The element whose action_id starts so.</summary>
    public SimElement Element(string actionId) => SimElement.Find(Elements, actionId);

    internal static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject properties => properties.Where(pair => pair.Key is "text" or "fields" or "elements" or "title" or "alt_text" or "blocks" or "accessory" or "label" or "hint" or "options" or "element" or "description" or "submit" or "close" or "placeholder").SelectMany(pair => Strings(pair.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}

/// <summary>A button, menu or input in a message or view.</summary>
public sealed record SimElement(string ActionId, string BlockId, JsonObject Json)
{
    public string? Value => (string?)Json["value"];

    /// <summary>What stands on it.</summary>
    public string Label => (string?)Json["text"]?["text"] ?? "";

    internal static IEnumerable<SimElement> In(JsonArray blocks)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            var id = (string?)block["block_id"] ?? "";
            foreach (var element in (block["elements"] as JsonArray ?? []).OfType<JsonObject>().Concat(new[] { block["accessory"], block["element"] }.OfType<JsonObject>()))
                if ((string?)element["action_id"] is { } action) yield return new SimElement(action, id, element);
        }
    }

    internal static SimElement Find(IReadOnlyList<SimElement> elements, string actionId) =>
        elements.FirstOrDefault(each => each.ActionId.StartsWith(actionId, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"There is no element '{actionId}' among {string.Join(", ", elements.Select(each => each.ActionId))}");
}

/// <summary>A modal, or a member's home tab.</summary>
public sealed class SimView
{
    public required string Id { get; init; }
    public required string User { get; init; }
    public required JsonObject Body { get; set; }
    public required string Hash { get; set; }
    public string? RootId { get; init; }
    public string? PreviousId { get; init; }

    /// <summary>The interaction that opened it.</summary>
    public string? OpenedBy { get; init; }

    public bool IsOpen { get; set; } = true;
    public int Updates { get; set; }

    /// <summary>The reply to the last submission, by block_id.</summary>
    public JsonObject? Errors { get; set; }

    public string Text => string.Join('\n', SimMessage.Strings(Body));

    public string? CallbackId => (string?)Body["callback_id"];

    public IReadOnlyList<SimElement> Elements => [.. SimElement.In(Body["blocks"] as JsonArray ?? [])];

    public SimElement Element(string actionId) => SimElement.Find(Elements, actionId);
}

/// <summary>Something that a member did and that the bot must acknowledge: a command, a shortcut, a click, a form.</summary>
public sealed class SimAsk
{
    /// <summary>The trigger_id.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }
    public required string User { get; init; }
    public string? Channel { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>How long the acknowledgement took; null where none came.</summary>
    public TimeSpan? AcknowledgedAfter { get; internal set; }

    public JsonObject? Reply { get; internal set; }

    /// <summary>What Slack told the member where nobody acknowledged in time; null where all is well.</summary>
    public string? Failed { get; internal set; }

    /// <summary>What led to that.</summary>
    public string? FailedWhy { get; internal set; }

    /// <summary>From now on the response_url is worth nothing.</summary>
    public bool IsExpired { get; set; }

    internal string? ResponseKey { get; init; }
    internal int Responses { get; set; }
    internal bool IsTriggerUsed { get; set; }
    internal SimMessage? On { get; init; }
    internal SimView? OnView { get; init; }
}

/// <summary>Makes ids, and time stamps that no two messages share.</summary>
internal sealed class SimIds(TimeProvider time)
{
    private readonly Lock _gate = new();
    private long _last;
    private int _count;

    public string Ts()
    {
        lock (_gate)
        {
            _last = Math.Max(_last + 1, time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000);
            return string.Create(CultureInfo.InvariantCulture, $"{_last / 1_000_000}.{_last % 1_000_000:000000}");
        }
    }

    public string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref _count):X8}");

    public string Trigger() => string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _count)}.{time.GetUtcNow().ToUnixTimeMilliseconds()}.{Guid.NewGuid():N}");
}

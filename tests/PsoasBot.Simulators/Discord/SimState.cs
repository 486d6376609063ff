using System.Globalization;
using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Discord;

/// <summary>A message as it stands in a channel.</summary>
public sealed class SimMessage
{
    public required string Id { get; init; }
    public required string Channel { get; init; }
    public required string Author { get; init; }
    public required JsonObject Body { get; set; }

    /// <summary>The only one who sees it; null for everybody.</summary>
    public string? OnlyFor { get; init; }

    public string? Nonce { get; init; }

    /// <summary>The interaction that it belongs to.</summary>
    public string? Interaction { get; init; }

    public int Edits { get; set; }

    /// <summary>The files that it carries.</summary>
    public IReadOnlyList<SimFile> Files { get; set; } = [];

    public required DateTimeOffset At { get; init; }

    /// <summary>All that a person can read in it.</summary>
    public string Text => string.Join('\n', Strings(Body));

    public IReadOnlyList<string> ButtonIds =>
        [.. (Body["components"] as JsonArray ?? []).SelectMany(row => row!["components"] as JsonArray ?? []).Select(button => (string?)button!["custom_id"] ?? "")];

    public string Button(string verb) => ButtonIds.FirstOrDefault(id => id.StartsWith($"psoas:{verb}:", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"There is no button '{verb}' among {string.Join(", ", ButtonIds)}");

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject properties => properties.Where(pair => pair.Key is "content" or "title" or "description" or "name" or "value" or "text" or "embeds" or "fields" or "footer").SelectMany(pair => Strings(pair.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}

/// <summary>An attached file: its name, its alternative text, its bytes.</summary>
public sealed record SimFile(string Name, string? Alt, byte[] Bytes);

internal enum InteractionStage { Waiting, Deferred, DeferredUpdate, Replied, Modal, Completed }

/// <summary>An interaction from the moment somebody clicked.</summary>
internal sealed class SimInteraction
{
    public required string Id { get; init; }
    public required string Token { get; init; }
    public required string User { get; init; }
    public required string Channel { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? OnMessage { get; init; }
    public InteractionStage Stage { get; set; }
    public bool IsEphemeral { get; set; }
    public string? Original { get; set; }
    public JsonNode? Reply { get; set; }
    public TimeSpan? AcknowledgedAfter { get; set; }
    public bool IsExpired { get; set; }
}

/// <summary>Makes ids that rise with the clock.</summary>
internal sealed class SimIds(TimeProvider time)
{
    private long _count;

    public string Next()
    {
        var milliseconds = time.GetUtcNow().ToUnixTimeMilliseconds() - 1_420_070_400_000;
        return ((milliseconds << 22) | (Interlocked.Increment(ref _count) & 0x3FFFFF)).ToString(CultureInfo.InvariantCulture);
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PsoasBot.Simulators.Discord;

/// <summary>
/// A Discord on 127.0.0.1: real WebSockets and HTTP, people who type and click (<see cref="People"/>), and whatever goes wrong with the
/// real one (<see cref="Faults"/>). <see cref="Violations"/> collects everything that the bot must not do.
/// </summary>
public sealed class DiscordSimulator : IAsyncDisposable
{
    public const string BotId = "900000000000000001";
    public const string ApplicationId = "900000000000000002";
    public const string GuildId = "700000000000000001";
    public const string ChannelId = "710000000000000001";
    public const string ModeratorChannelId = "710000000000000002";

    private readonly WebApplication _app;
    private readonly SimIds _ids;
    private readonly SimGateway _gateway;
    private readonly Lock _dice = new();
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimMessage> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SimMessage>> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _threads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SimInteraction> _interactions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SimInteraction> _interactionIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SimMessage>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<SimMessage>> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _violations = new();

    private DiscordSimulator(WebApplication app, int seed, TimeProvider time)
    {
        (_app, Time, _random) = (app, time, new Random(seed));
        _ids = new SimIds(time);
        _gateway = new SimGateway(this);
        People = new SimPeople(this, _gateway);
    }

    public string Token { get; init; } = "simulated.discord.token";

    public TimeProvider Time { get; }

    public SimFaults Faults { get; } = new();

    public SimCounts Counts { get; } = new();

    public SimPeople People { get; }

    /// <summary>The official schemas; null where the file is absent or checking is off.</summary>
    public OpenApiSchemas? Schemas { get; set; } = OpenApiSchemas.Load();

    public Uri Api { get; private set; } = null!;

    public Uri Gateway { get; private set; } = null!;

    /// <summary>Everything that the bot did and must not do.</summary>
    public IReadOnlyList<string> Violations => [.. _violations.Distinct(StringComparer.Ordinal)];

    public int CommandOverwrites { get; private set; }

    public JsonArray Commands { get; private set; } = [];

    public bool AllowsThreads { get; set; } = true;

    public long ApplicationFlags { get; set; } = 1 << 19;

    /// <summary>Closes every IDENTIFY with this code.</summary>
    public int? CloseIdentifyWith { get; set; }

    /// <summary>New connections are cut off before they are open, as without a network.</summary>
    public bool IsUnreachable { get => _gateway.IsUnreachable; set => _gateway.IsUnreachable = value; }

    public int HeartbeatInterval { get => _gateway.HeartbeatInterval; set => _gateway.HeartbeatInterval = value; }

    public TimeSpan IdentifySpacing { get => _gateway.IdentifySpacing; set => _gateway.IdentifySpacing = value; }

    public int MaxConcurrency { get => _gateway.MaxConcurrency; set => _gateway.MaxConcurrency = value; }

    public int SessionStartsLeft { get => _gateway.Remaining; set => _gateway.Remaining = value; }

    public int RecommendedShards { get; set; } = 1;

    public IList<string> Guilds { get; } = [GuildId];

    public ISet<string> ClosedChannels { get; } = new HashSet<string>(StringComparer.Ordinal);

    public int LiveConnections => _gateway.Live.Count;

    public static async Task<DiscordSimulator> StartAsync(int seed = 1, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var sim = new DiscordSimulator(app, seed, time ?? TimeProvider.System);
        var rest = new SimRest(sim);
        app.UseWebSockets();
        app.Run(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? rest.AnswerAsync(context) : sim._gateway.AcceptAsync(context));
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        sim.Api = new Uri(address, "/api/v10/");
        sim.Gateway = new Uri($"ws://{address.Authority}/");
        return sim;
    }

    public static string DirectChannel(string user) => $"8{user.PadLeft(17, '0')[^17..]}";

    public IReadOnlyList<SimMessage> MessagesIn(string channel)
    {
        lock (_gate) return _channels.TryGetValue(channel, out var list) ? [.. list] : [];
    }

    public SimMessage? Message(string id)
    {
        lock (_gate) return _messages.GetValueOrDefault(id);
    }

    /// <summary>What a person sees in a channel, the oldest first.</summary>
    public IReadOnlyList<SimMessage> Seen(string channel, string user) => [.. MessagesIn(channel).Where(message => message.OnlyFor is null || message.OnlyFor == user)];

    /// <summary>The thread that grew from a message, as Discord describes it.</summary>
    public JsonObject? Thread(string message)
    {
        lock (_gate) return _threads.GetValueOrDefault(message);
    }

    /// <summary>Archives a thread, as Discord does where nothing was written for a while; a locked one opens for moderators alone.</summary>
    public void ArchiveThread(string thread, bool isLocked = false)
    {
        Archive(thread, isArchived: true, isByBot: false);
        lock (_gate) _threads[thread]["thread_metadata"]!["locked"] = isLocked;
    }

    /// <summary>Drops every connection without a close code.</summary>
    public void DropConnections() => _gateway.Disturb(connection => connection.Close(null));

    public void CloseConnections(int code) => _gateway.Disturb(connection => connection.Close(code));

    public void AskReconnect() => _gateway.Disturb(SimGateway.AskReconnect);

    public void InvalidateSessions(bool resumable) => _gateway.Disturb(connection => _gateway.Invalidate(connection, resumable));

    /// <summary>When somebody clicked.</summary>
    public DateTimeOffset? AskedAt(string interaction) => InteractionById(interaction)?.At;

    /// <summary>Nobody acknowledged it within three seconds: the person has been told that the bot did not respond.</summary>
    public bool IsTooOld(string interaction) => InteractionById(interaction) is { AcknowledgedAfter: null } each && Time.GetUtcNow() - each.At > TimeSpan.FromSeconds(3);

    /// <summary>The interaction's token is worth nothing from now on.</summary>
    public void ExpireToken(string interaction)
    {
        if (InteractionById(interaction) is { } each) each.IsExpired = true;
    }

    public async ValueTask DisposeAsync()
    {
        _gateway.Disturb(connection => connection.Close(null));
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    internal bool Roll(double probability)
    {
        if (probability <= 0) return false;
        lock (_dice) return _random.NextDouble() < probability;
    }

    internal string NextId() => _ids.Next();

    internal void Violate(string what) => _violations.Enqueue(what);

    internal SimInteraction? Interaction(string token) => _interactions.GetValueOrDefault(token);

    internal SimInteraction? InteractionById(string id) => _interactionIds.GetValueOrDefault(id);

    internal void Open(SimInteraction interaction)
    {
        _interactions[interaction.Token] = interaction;
        _interactionIds[interaction.Id] = interaction;
    }

    /// <summary>The bot's messages for an interaction, in reply to a message, or in its thread.</summary>
    internal IReadOnlyList<SimMessage> AnswersTo(string askedBy)
    {
        lock (_gate) return _answers.TryGetValue(askedBy, out var list) ? [.. list] : [];
    }

    /// <summary>A channel that somebody wrote in, or one of the guild's; a message is no thread before one was opened.</summary>
    internal bool IsChannel(string id)
    {
        lock (_gate) return _channels.ContainsKey(id) || _threads.ContainsKey(id) || Channel(id) is not null;
    }

    internal bool IsArchived(string channel)
    {
        lock (_gate) return _threads.TryGetValue(channel, out var thread) && (bool?)thread["thread_metadata"]?["archived"] == true;
    }

    /// <summary>False where the thread is locked and the bot wants to open it.</summary>
    internal bool Archive(string thread, bool isArchived, bool isByBot)
    {
        lock (_gate)
        {
            var metadata = _threads[thread]["thread_metadata"] ??= new JsonObject { ["locked"] = false };
            if (isByBot && (bool?)metadata["locked"] == true) return false;
            metadata["archived"] = isArchived;
            return true;
        }
    }

    internal bool IsClosed(string channel) => ClosedChannels.Contains(channel);

    internal void Overwrite(JsonArray commands)
    {
        CommandOverwrites++;
        Commands = commands.DeepClone().AsArray();
        foreach (var command in Commands)
        {
            command!["id"] = NextId();
            command["application_id"] = ApplicationId;
            // Discord returns the permissions as text, and defaults that were left out.
            if (command["default_member_permissions"] is { } permissions) command["default_member_permissions"] = permissions.ToString();
            command["dm_permission"] = true;
            command["nsfw"] = false;
            command["version"] = NextId();
        }
    }

    /// <summary>Adds a message, or returns the one that has the same enforced nonce.</summary>
    internal SimMessage Add(string channel, string author, JsonObject body, string? onlyFor, string? nonce = null, string? interaction = null, string? id = null)
    {
        SimMessage message;
        lock (_gate)
        {
            if (!_channels.TryGetValue(channel, out var list)) _channels[channel] = list = [];
            if (nonce is not null && list.FindLast(each => each.Nonce == nonce && each.Author == author) is { } same) return same;
            message = new SimMessage { Id = id ?? NextId(), Channel = channel, Author = author, Body = body.DeepClone().AsObject(), OnlyFor = onlyFor, Nonce = nonce, Interaction = interaction, At = Time.GetUtcNow() };
            list.Add(message);
            _messages[message.Id] = message;
            if (author == BotId)
            {
                var key = interaction ?? (string?)body["message_reference"]?["message_id"] ?? channel;
                if (!_answers.TryGetValue(key, out var answers)) _answers[key] = answers = [];
                answers.Add(message);
            }
        }
        Tell(message);
        return message;
    }

    internal SimMessage? Edit(string id, JsonObject body, IReadOnlyList<SimFile>? files = null)
    {
        SimMessage message;
        lock (_gate)
        {
            if (!_messages.TryGetValue(id, out message!)) return null;
            foreach (var (name, value) in body) message.Body[name] = value?.DeepClone();
            if (files is not null) message.Files = files;
            message.Edits++;
        }
        Tell(message);
        return message;
    }

    internal JsonObject Json(SimMessage message)
    {
        lock (_gate)
        {
            var json = message.Body.DeepClone().AsObject();
            json["id"] = message.Id;
            json["channel_id"] = message.Channel;
            json["type"] = 0;
            json["flags"] = message.OnlyFor is null ? 0 : 64;
            json["author"] = new JsonObject { ["id"] = message.Author, ["username"] = "somebody", ["bot"] = message.Author == BotId };
            json["mentions"] ??= new JsonArray();
            return json;
        }
    }

    internal JsonObject? OpenThread(string channel, string message, string name)
    {
        JsonObject thread;
        lock (_gate)
        {
            if (_threads.ContainsKey(message)) return null;
            thread = new JsonObject { ["id"] = message, ["guild_id"] = GuildId, ["parent_id"] = channel, ["owner_id"] = BotId, ["name"] = name, ["type"] = 11 };
            _threads[message] = thread;
        }
        People.Send("THREAD_CREATE", thread, GuildId);
        return thread.DeepClone().AsObject();
    }

    internal IReadOnlyList<JsonObject> GuildsOf(int shard, int shards) =>
        [.. Guilds.Where(guild => (int)((ulong.Parse(guild, CultureInfo.InvariantCulture) >> 22) % (ulong)shards) == shard).Select(GuildCreate)];

    internal JsonObject GatewayBot() => new()
    {
        ["url"] = Gateway.ToString(),
        ["shards"] = RecommendedShards,
        ["session_start_limit"] = new JsonObject { ["total"] = 1000, ["remaining"] = Math.Max(0, SessionStartsLeft), ["reset_after"] = 14_400_000, ["max_concurrency"] = MaxConcurrency },
    };

    internal JsonObject? Channel(string id) => id is ChannelId or ModeratorChannelId
        ? new JsonObject { ["id"] = id, ["type"] = 0, ["guild_id"] = GuildId, ["name"] = "general", ["permission_overwrites"] = new JsonArray() }
        : null;

    /// <summary>The roles of a guild; the one of everybody carries the bot's permissions.</summary>
    internal JsonObject Guild(string id) => new()
    {
        ["id"] = id,
        ["name"] = "Guild",
        ["owner_id"] = "1",
        ["roles"] = new JsonArray(new JsonObject { ["id"] = id, ["permissions"] = BotPermissions.ToString(CultureInfo.InvariantCulture) }),
    };

    /// <summary>What the bot may do in the simulated guilds.</summary>
    public long BotPermissions { get; set; } = long.MaxValue;

    internal Task<SimMessage> WaitAsync(string key) => _waiting.GetOrAdd(key, _ => new TaskCompletionSource<SimMessage>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private JsonObject GuildCreate(string id)
    {
        JsonArray threads;
        lock (_gate) threads = id == GuildId ? new JsonArray([.. _threads.Values.Select(thread => thread.DeepClone())]) : [];
        return new JsonObject { ["id"] = id, ["name"] = "Guild", ["threads"] = threads, ["channels"] = new JsonArray(), ["members"] = new JsonArray() };
    }

    private void Tell(SimMessage message)
    {
        if (message.Author != BotId) return;
        var key = message.Interaction ?? (string?)message.Body["message_reference"]?["message_id"] ?? message.Channel;
        if (_waiting.TryGetValue(key, out var waiting)) waiting.TrySetResult(message);
    }
}

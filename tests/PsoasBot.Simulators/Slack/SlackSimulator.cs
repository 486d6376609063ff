using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PsoasBot.Simulators.Slack;

/// <summary>
/// A Slack on 127.0.0.1: the Web API, Socket Mode and response_urls, members who type and click (<see cref="People"/>), and whatever goes
/// wrong with the real one (<see cref="Faults"/>). <see cref="Violations"/> collects everything that the bot must not do.
/// </summary>
public sealed class SlackSimulator : IAsyncDisposable
{
    public const string TeamId = "T0PSOAS01";
    public const string AppId = "A0PSOAS01";
    public const string BotUser = "U0BOT0001";
    public const string BotId = "B0BOT0001";
    public const string ChannelId = "C0GENERAL";
    public const string ModeratorChannelId = "C0MODERAT";

    /// <summary>A public channel that the bot was not invited to.</summary>
    public const string OutsideChannelId = "C0OUTSIDE";

    internal static readonly TimeSpan AckWithin = TimeSpan.FromSeconds(3);

    private readonly WebApplication _app;
    private readonly Lock _dice = new();
    private readonly Random _random;
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentDictionary<ITimer, byte> _timers = new();

    private SlackSimulator(WebApplication app, int seed, TimeProvider time)
    {
        (_app, Time, _random) = (app, time, new Random(seed));
        Ids = new SimIds(time);
        Limits = new SimLimits(time);
        Mishaps = new SimMishaps(this);
        Board = new SimBoard(this);
        Sockets = new SimSockets(this);
        Envelopes = new SimEnvelopes(this);
        Told = new SimEvents(this);
        People = new SimPeople(this);
    }

    public string BotToken { get; init; } = "xoxb-simulated-slack-token";

    public string AppToken { get; init; } = "xapp-1-simulated-slack-token";

    public TimeProvider Time { get; }

    public SimFaults Faults { get; } = new();

    public SimLimits Limits { get; }

    public SimCounts Counts { get; } = new();

    public SimPeople People { get; }

    internal SimEvents Told { get; }

    /// <summary>Block Kit's schemas; null where the files are absent or checking is off.</summary>
    public BlockKitSchemas? Schemas { get; set; } = BlockKitSchemas.Load();

    /// <summary>The address in place of https://slack.com/api/.</summary>
    public Uri Api { get; private set; } = null!;

    internal Uri Address { get; private set; } = null!;

    /// <summary>Everything that the bot did and must not do.</summary>
    public IReadOnlyList<string> Violations => [.. _violations.Distinct(StringComparer.Ordinal)];

    /// <summary>The scopes that the bot's token was granted.</summary>
    public ISet<string> Scopes { get; } = new HashSet<string>(SimInstallation.AllScopes, StringComparer.Ordinal);

    /// <summary>The scopes of the app's token.</summary>
    public ISet<string> AppScopes { get; } = new HashSet<string>(["connections:write"], StringComparer.Ordinal);

    /// <summary>The events that the app subscribed to.</summary>
    public ISet<string> Events { get; } = new HashSet<string>(SimInstallation.AllEvents, StringComparer.Ordinal);

    /// <summary>Whether the home tab is on.</summary>
    public bool HasHome { get; set; } = true;

    /// <summary>Whether members can write to the app directly.</summary>
    public bool HasMessagesTab { get; set; } = true;

    /// <summary>How long Slack works on an uploaded picture before blocks may show it.</summary>
    public TimeSpan FileProcessing { get; set; }

    /// <summary>Members of user groups, by the group's id.</summary>
    public IDictionary<string, IReadOnlyList<string>> UserGroups { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The waits before the retries of an event that was not acknowledged.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; set; } = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>How long a socket lives; <see cref="RefreshNotice"/> before its end it is warned.</summary>
    public TimeSpan ConnectionTime { get; set; } = TimeSpan.FromSeconds(18_060);

    public TimeSpan RefreshNotice { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From a disconnect message to the end of its socket.</summary>
    public TimeSpan CloseAfter { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How often the sockets are pinged.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Socket Mode was switched off: no socket opens.</summary>
    public bool IsLinkDisabled { get; set; }

    /// <summary>New sockets are cut off before they are open, as without a network.</summary>
    public bool IsUnreachable { get; set; }

    /// <summary>The tokens were revoked.</summary>
    public bool IsRevoked { get; set; }

    public int LiveConnections => Sockets.Live.Count;

    /// <summary>Envelopes that wait for an acknowledgement or a socket.</summary>
    public int PendingEnvelopes => Envelopes.Pending;

    internal SimIds Ids { get; }

    internal SimMishaps Mishaps { get; }

    internal SimBoard Board { get; }

    internal SimSockets Sockets { get; }

    internal SimEnvelopes Envelopes { get; }

    public static async Task<SlackSimulator> StartAsync(int seed = 1, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var sim = new SlackSimulator(app, seed, time ?? TimeProvider.System);
        var web = new SimWebApi(sim);
        var hooks = new SimHooks(sim);
        app.Use((context, next) =>
        {
            if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade) context.Features.Set<IHttpUpgradeFeature>(new SimTransport(upgrade));
            return next(context);
        });
        app.UseWebSockets();
        app.Run(context => context.Request.Path.Value!.Split('/') switch
        {
            [_, "api", var method] => web.AnswerAsync(context, method),
            [_, "link", ..] => sim.Sockets.AcceptAsync(context),
            [_, "hooks", ..] => hooks.AnswerAsync(context),
            [_, "upload", var id] => sim.Board.Files.ReceiveAsync(context, id),
            _ => NothingAsync(context),
        });
        await app.StartAsync();
        sim.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        sim.Api = new Uri(sim.Address, "/api/");
        return sim;
    }

    /// <summary>The direct messages between a member and the bot.</summary>
    public static string DirectChannel(string user) => $"D{user[1..]}";

    public void AddChannel(SimChannel channel) => Board.AddChannel(channel);

    public SimChannel? Channel(string id) => Board.Channel(id);

    /// <summary>All messages of a channel that stand, the oldest first.</summary>
    public IReadOnlyList<SimMessage> MessagesIn(string channel) => Board.MessagesIn(channel);

    /// <summary>What a member sees in a channel, the oldest first: the messages of everybody and those for this member only.</summary>
    public IReadOnlyList<SimMessage> Seen(string channel, string user) => [.. MessagesIn(channel).Where(message => message.OnlyFor is null || message.OnlyFor == user)];

    /// <summary>Every message that the bot ever posted, the deleted ones too.</summary>
    public IReadOnlyList<SimMessage> Posted => Board.Posted;

    /// <summary>The bot's messages that mention a member.</summary>
    public IReadOnlyList<SimMessage> Pings => Board.Pings;

    public SimMessage? Message(string channel, string ts) => Board.Message(channel, ts);

    public SimFile? File(string id) => Board.Files.File(id);

    /// <summary>The home tab of a member, as published last.</summary>
    public SimView? Home(string user) => Board.Views.Home(user);

    /// <summary>What stands in the assistant pane: its status, title and prompts.</summary>
    public JsonObject? Assistant(string channel, string threadTs) => Board.Assistant(channel, threadTs);

    /// <summary>Breaks every socket without a close code.</summary>
    public void DropConnections() => Disturb(socket => socket.Close(null));

    public void CloseConnections(int code) => Disturb(socket => socket.Close(code));

    /// <summary>Says a disconnect message to every socket: warning, refresh_requested, link_disabled or too_many_websockets.</summary>
    public void Disconnect(string reason) => Disturb(socket => Sockets.Disconnect(socket, reason));

    /// <summary>The same to one socket only, the oldest.</summary>
    public void DisconnectOne(string reason)
    {
        if (Sockets.Live is [var first, ..]) Sockets.Disconnect(first, reason);
    }

    public void DropOne()
    {
        if (Sockets.Live is [var first, ..]) first.Close(null);
    }

    /// <summary>The sockets stay open, and nothing passes any more: no envelope, no ping, no pong.</summary>
    public void DeafenConnections() => Disturb(socket => socket.GoDeaf());

    public void DeafenOne() => Sockets.Live.FirstOrDefault(socket => !socket.IsDeaf)?.GoDeaf();

    public async ValueTask DisposeAsync()
    {
        DropConnections();
        foreach (var timer in _timers.Keys) await timer.DisposeAsync();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    internal bool Roll(double probability)
    {
        if (probability <= 0) return false;
        lock (_dice) return _random.NextDouble() < probability;
    }

    internal int Pick(int count)
    {
        lock (_dice) return _random.Next(count);
    }

    internal void Violate(string what) => _violations.Enqueue(what);

    /// <summary>Does something later, on the simulator's clock.</summary>
    internal void Later(TimeSpan delay, Action what)
    {
        ITimer? timer = null;
        timer = Time.CreateTimer(_ =>
        {
            what();
            if (timer is not null && _timers.TryRemove(KeyValuePair.Create(timer, (byte)0))) timer.Dispose();
        }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timers[timer] = 0;
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private static Task NothingAsync(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private void Disturb(Action<SimSocket> what)
    {
        foreach (var socket in Sockets.Live) what(socket);
    }
}

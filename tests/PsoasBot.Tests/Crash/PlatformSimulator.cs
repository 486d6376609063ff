using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PsoasBot.Tests.Crash;

/// <summary>
/// A platform that repeats every event until it is acknowledged, is slow and busy at random, and keeps every message that it gets, repeated
/// ones too, so that a question answered twice shows.
/// </summary>
internal sealed class PlatformSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Event, string Nonce, string Id)> _messages = new();
    private readonly Random _random;
    private int _released;
    private int _activity;

    private PlatformSimulator(WebApplication app, int seed) => (_app, _random) = (app, new Random(seed));

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Grows with everything that a bot does here.</summary>
    public int Activity => Volatile.Read(ref _activity);

    public int Released
    {
        get => Volatile.Read(ref _released);
        set => Volatile.Write(ref _released, value);
    }

    public IReadOnlyList<(string Event, string Nonce, string Id)> Messages => [.. _messages];

    public static async Task<PlatformSimulator> StartAsync(int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var simulator = new PlatformSimulator(app, seed);
        app.MapGet("/events", simulator.EventsAsync);
        app.MapPost("/events/{id}/ack", simulator.AcknowledgeAsync);
        app.MapPost("/messages", simulator.PostAsync);
        app.MapGet("/messages/{nonce}", simulator.FindAsync);
        await app.StartAsync();
        return simulator;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private Task EventsAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(Enumerable.Range(0, Released)
            .Select(number => $"event-{number}")
            .Where(id => !_acknowledged.ContainsKey(id))
            .Take(10)
            .Select(id => new { id, member = "member-" + id, text = "is the psoas weak or tight? " + id }));

    private async Task AcknowledgeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _activity);
        await PauseAsync();
        _acknowledged[(string)context.Request.RouteValues["id"]!] = true;
    }

    private async Task PostAsync(HttpContext context)
    {
        Interlocked.Increment(ref _activity);
        var message = (await context.Request.ReadFromJsonAsync<Posted>())!;
        await PauseAsync();
        if (Chance() < 0.05)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }
        var id = $"message-{_messages.Count}";
        _messages.Enqueue((message.Event, message.Nonce, id));
        await PauseAsync();
        await context.Response.WriteAsync(id);
    }

    private Task FindAsync(HttpContext context)
    {
        var nonce = (string)context.Request.RouteValues["nonce"]!;
        return context.Response.WriteAsync(_messages.FirstOrDefault(message => message.Nonce == nonce).Id ?? "");
    }

    private Task PauseAsync() => Task.Delay(TimeSpan.FromMilliseconds(Chance() * 12));

    private double Chance()
    {
        lock (_random) return _random.NextDouble();
    }

    private sealed record Posted(string Event, string Nonce, string Text);
}

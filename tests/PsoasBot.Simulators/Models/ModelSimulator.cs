using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PsoasBot.Simulators.Models;

/// <summary>
/// A language-model server on loopback that speaks the OpenAI wire protocol (chat completions with and without streaming, embeddings, models), as in
/// https://platform.openai.com/docs/api-reference. What it says is decided by <see cref="Script"/>.
/// </summary>
internal sealed class ModelSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelSimulator(WebApplication app) => _app = app;

    public Func<SimulatedRequest, SimulatedReply> Script { get; set; } = static _ => new SimulatedReply("");

    /// <summary>The vector for a text; default a small hash of its words.</summary>
    public Func<string, float[]> Vector { get; set; } = HashedVector.Of;

    public ConcurrentQueue<SimulatedRequest> Requests { get; } = new();

    /// <summary>"http://127.0.0.1:PORT/v1".</summary>
    public Uri Endpoint => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "v1");

    public static async Task<ModelSimulator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var simulator = new ModelSimulator(app);
        app.MapPost("/v1/chat/completions", simulator.ChatAsync);
        app.MapPost("/v1/embeddings", simulator.EmbedAsync);
        app.MapGet("/v1/models", static () => Results.Text("""{"object":"list","data":[{"id":"simulated","object":"model"}]}""", "application/json"));
        await app.StartAsync();
        return simulator;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ChatAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        var reply = Script(request);
        await Task.Delay(reply.Silence, context.RequestAborted);
        if (reply.Status != 200) await ErrorAsync(context, reply.Status);
        else if (reply.RawBody is { } raw) await context.Response.WriteAsync(raw, context.RequestAborted);
        else if (request.IsStream) await ChatStream.WriteAsync(context, request, reply);
        else await WholeAsync(context, request, reply);
    }

    private async Task<SimulatedRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var json = JsonNode.Parse(body)!;
        var messages = json["messages"]?.AsArray().Select(message => ((string)message!["role"]!, TextOf(message["content"]))).ToList() ?? [];
        var request = new SimulatedRequest(context.Request.Path, body, messages, (bool?)json["stream"] ?? false, context.Request.Headers.Authorization);
        Requests.Enqueue(request);
        return request;
    }

    private static string TextOf(JsonNode? content) =>
        content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string?)content ?? "";

    private async Task EmbedAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        var input = JsonNode.Parse(request.Body)!["input"]!;
        var texts = input is JsonArray many ? many.Select(text => (string)text!).ToList() : [(string)input!];
        var reply = Script(request);
        await Task.Delay(reply.Silence, context.RequestAborted);
        if (reply.Status != 200)
        {
            await ErrorAsync(context, reply.Status);
            return;
        }
        var data = texts.Select((text, index) => new JsonObject { ["object"] = "embedding", ["index"] = index, ["embedding"] = Convert.ToBase64String(Bytes(Vector(text))) });
        var whole = new JsonObject { ["object"] = "list", ["model"] = "simulated", ["data"] = new JsonArray([.. data]), ["usage"] = new JsonObject { ["prompt_tokens"] = texts.Count, ["total_tokens"] = texts.Count } };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(whole.ToJsonString(), context.RequestAborted);
    }

    private static byte[] Bytes(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        Buffer.BlockCopy(vector, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    private static Task WholeAsync(HttpContext context, SimulatedRequest request, SimulatedReply reply)
    {
        context.Response.ContentType = "application/json";
        var whole = new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1,
            model = "simulated",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = reply.Text }, finish_reason = "stop" } },
            usage = ChatStream.Usage(request, reply.Text),
        };
        return context.Response.WriteAsync(JsonSerializer.Serialize(whole), context.RequestAborted);
    }

    private static Task ErrorAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync("""{"error":{"message":"simulated","type":"server_error","code":null,"param":null}}""", context.RequestAborted);
    }
}

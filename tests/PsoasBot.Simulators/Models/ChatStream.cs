using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PsoasBot.Simulators.Models;

/// <summary>A chat completion as server-sent events: a first event with the role, pieces of the text, a finish reason, the usage, "[DONE]".</summary>
internal static class ChatStream
{
    public static async Task WriteAsync(HttpContext context, SimulatedRequest request, SimulatedReply reply)
    {
        var cancelled = context.RequestAborted;
        context.Response.ContentType = "text/event-stream";
        await EventAsync(context, Chunk(new { role = "assistant", content = "" }, null));
        var sent = 0;
        do
        {
            for (var at = 0; at < reply.Text.Length; at += reply.Piece)
            {
                if (sent >= (reply.CutAfter ?? int.MaxValue))
                {
                    context.Abort();
                    return;
                }
                var piece = reply.Text.Substring(at, Math.Min(reply.Piece, reply.Text.Length - at));
                await EventAsync(context, Chunk(new { content = piece }, null));
                sent += piece.Length;
                if (reply.Pause > TimeSpan.Zero) await Task.Delay(reply.Pause, cancelled);
            }
        }
        while (reply is { IsEndless: true, Text.Length: > 0 } && !cancelled.IsCancellationRequested);
        await EventAsync(context, Chunk(new { }, "stop"));
        await EventAsync(context, JsonSerializer.Serialize(new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1, model = "simulated", choices = Array.Empty<object>(), usage = Usage(request, reply.Text) }));
        await EventAsync(context, "[DONE]");
    }

    /// <summary>Four letters are a token; near enough for a simulator.</summary>
    public static object Usage(SimulatedRequest request, string text)
    {
        var sent = request.Messages.Sum(message => message.Text.Length) / 4;
        return new { prompt_tokens = sent, completion_tokens = text.Length / 4, total_tokens = sent + text.Length / 4 };
    }

    private static string Chunk(object delta, string? finish) =>
        JsonSerializer.Serialize(new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1, model = "simulated", choices = new[] { new { index = 0, delta, finish_reason = finish } } });

    private static async Task EventAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}

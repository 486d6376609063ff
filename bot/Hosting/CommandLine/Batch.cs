using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace PsoasBot.Hosting.CommandLine;

/// <summary>
/// Runs a file of questions through a function and writes one result a line. Progress is shown on a terminal and not in a pipe.
/// Bad lines go to standard error by number, the rest is still done, and the exit code is 1.
/// </summary>
internal static class Batch
{
    public static async Task<int> RunAsync<TIn, TOut>(
        string input, string output, JsonTypeInfo<TIn> inType, JsonTypeInfo<TOut> outType,
        Func<TIn, CancellationToken, ValueTask<TOut>> answer, CancellationToken cancellationToken) where TIn : class
    {
        var lines = JsonLines.Read(input, inType).ToList();
        var bad = 0;
        await using var writer = Open(output);
        await ProgressAsync(lines.Count, async advance =>
        {
            foreach (var line in lines)
            {
                if (await OneAsync(input, line, answer, cancellationToken) is { } result) await writer.WriteLineAsync(JsonSerializer.Serialize(result, outType).AsMemory(), cancellationToken);
                else bad++;
                advance();
            }
        });
        if (bad > 0) await Console.Error.WriteLineAsync($"{input}: {bad} of {lines.Count} lines could not be used; the others are in {output}");
        return bad == 0 ? 0 : 1;
    }

    private static StreamWriter Open(string output)
    {
        try
        {
            return new StreamWriter(output, append: false);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            throw new BatchException($"{output}: cannot be written ({ex.Message})");
        }
    }

    private static async ValueTask<TOut?> OneAsync<TIn, TOut>(
        string input, JsonLine<TIn> line, Func<TIn, CancellationToken, ValueTask<TOut>> answer, CancellationToken cancellationToken) where TIn : class
    {
        try
        {
            if (line.Value is { } value) return await answer(value, cancellationToken);
            await Console.Error.WriteLineAsync($"{input}:{line.Number}: {line.Problem}");
        }
        catch (BatchException ex)
        {
            await Console.Error.WriteLineAsync($"{input}:{line.Number}: {ex.Message}");
        }
        return default;
    }

    private static Task ProgressAsync(int count, Func<Action, Task> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive) return work(static () => { });
        return AnsiConsole.Progress().AutoClear(true).StartAsync(context =>
        {
            var task = context.AddTask("working", maxValue: count);
            return work(() => task.Increment(1));
        });
    }
}

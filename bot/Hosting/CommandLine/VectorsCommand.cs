using Microsoft.Extensions.Options;
using PsoasBot.Answering.Meaning;
using PsoasBot.Completion;
using Spectre.Console;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>model vectors</c>: brings the file with the knowledge's vectors up to date, with a progress bar on a terminal.</summary>
internal static class VectorsCommand
{
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var app = BotHost.BuildForCommand();
        var options = app.Services.GetRequiredService<IOptions<CompletionOptions>>().Value;
        if (!options.IsEmbeddingOn)
        {
            await Console.Error.WriteLineAsync("No embedding model is configured. Set Model:EmbeddingName, and Model:EmbeddingEndpoint or Model:Endpoint; see docs/model.md.");
            return 2;
        }
        try
        {
            var (all, fresh) = await RefreshAsync(app.Services.GetRequiredService<MeaningSearch>(), cancellationToken);
            await Console.Out.WriteLineAsync($"{all} vectors of {options.EmbeddingName} in {options.Vectors}, {fresh} of them asked for anew.");
            return 0;
        }
        catch (ModelException ex)
        {
            await Console.Error.WriteLineAsync($"The embedding model gave no vectors ({ex.Failure}): {ex.Message}. Those that came before are kept.");
            return 1;
        }
    }

    private static async Task<(int All, int Fresh)> RefreshAsync(MeaningSearch search, CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected) return await search.RefreshAsync(null, cancellationToken);
        return await AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask("vectors");
            return await search.RefreshAsync(new Bar(bar), cancellationToken);
        });
    }

    /// <summary>Reports in order, on the caller's thread.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<(int Done, int All)>
    {
        public void Report((int Done, int All) value) => (task.MaxValue, task.Value) = (Math.Max(1, value.All), value.All == 0 ? 1 : value.Done);
    }
}

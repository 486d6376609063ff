using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using PsoasBot.Answering.Phrasing;
using PsoasBot.Completion;
using PsoasBot.Knowledge;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>model test</c>: asks the configured model for one answer and shows what stood.</summary>
internal static class ModelCommand
{
    private const string Sample = "should I stretch or strengthen the psoas?";

    private static readonly string[] SampleIds = ["not-your-soul-muscle.8", "not-your-soul-muscle.9", "vital-psoas.4"];

    public static Command Create()
    {
        var test = new Command("test", "asks the configured model for a sample and shows what the grounding gate keeps of it");
        test.SetAction((_, cancellationToken) => TestAsync(cancellationToken));
        var vectors = new Command("vectors", "asks the embedding model for the vectors of what is new or changed in the knowledge");
        vectors.SetAction((_, cancellationToken) => VectorsCommand.RunAsync(cancellationToken));
        return new Command("model", "works with the language model of the section \"Model\"") { test, vectors };
    }

    private static async Task<int> TestAsync(CancellationToken cancellationToken)
    {
        await using var app = BotHost.BuildForCommand();
        var options = app.Services.GetRequiredService<IOptions<CompletionOptions>>().Value;
        if (!options.IsOn)
        {
            await Console.Error.WriteLineAsync("No model is configured. Set Model:Endpoint and Model:Name in appsettings.json or as Model__Endpoint and Model__Name, the key as PSOASBOT_MODEL_KEY; see docs/model.md.");
            return 2;
        }
        var key = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(CompletionOptions.KeyVariable)) ? "no key" : "a key";
        await Console.Out.WriteLineAsync($"Asking {options.Name} at {options.Endpoint} with {key} …");
        return await SampleAsync(app.Services, cancellationToken);
    }

    private static async Task<int> SampleAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var knowledge = services.GetRequiredService<KnowledgeBase>();
        var phraser = services.GetRequiredService<Phraser>();
        var started = Stopwatch.GetTimestamp();
        try
        {
            var phrasing = await phraser.PhraseAsync(Sample, [.. SampleIds.Select(id => phraser.Evidence(knowledge.Statement(StatementId.Parse(id))))], cancellationToken);
            foreach (var sentence in phrasing.Sentences) await Console.Out.WriteLineAsync($"  {sentence.Text} [{string.Join(", ", sentence.Citations)}]");
            await Console.Out.WriteLineAsync($"{phrasing.Sentences.Count} sentence(s) stood, {phrasing.Cut.Count} cut{(phrasing.Cut.Count > 0 ? $" ({string.Join(", ", phrasing.Cut)})" : "")}; " +
                $"{phrasing.Reply.Sent} tokens sent, {phrasing.Reply.Received} received, {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s; prompt {phrasing.Prompt}.");
            return phrasing.Sentences.Count > 0 ? 0 : 1;
        }
        catch (ModelException ex)
        {
            await Console.Error.WriteLineAsync($"The model gave no answer ({ex.Failure}): {ex.Message}");
            return 1;
        }
    }
}

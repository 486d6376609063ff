using System.CommandLine;
using Microsoft.Extensions.Options;
using PsoasBot.Answering.Authoring;
using PsoasBot.Completion;
using PsoasBot.Knowledge;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>enrich ID [--write]</c>: for authors; what the model would add to a statement, or how it would describe a contested claim.</summary>
internal static class EnrichCommand
{
    private const string SuggestedFile = "suggested.yaml";

    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "a statement (vital-psoas.4) or a contested claim (stretch-vs-strengthen)" };
        var write = new Option<bool>("--write") { Description = $"appends the suggestions to knowledge/asks/{SuggestedFile} and knowledge/vocabulary.yaml; without it they are only printed" };
        var command = new Command("enrich", "suggests ways to ask for a statement and everyday words for its terms, or describes a contested claim (needs a model)") { id, write };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(id), parsed.GetValue(write), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string id, bool isWriting, CancellationToken cancellationToken)
    {
        await using var app = BotHost.BuildForCommand();
        if (!app.Services.GetRequiredService<IOptions<CompletionOptions>>().Value.IsOn)
        {
            await Console.Error.WriteLineAsync("No model is configured (Model:Endpoint and Model:Name); see docs/model.md.");
            return 2;
        }
        var knowledge = app.Services.GetRequiredService<KnowledgeBase>();
        var enricher = app.Services.GetRequiredService<Enricher>();
        try
        {
            if (StatementId.TryParse(id, out var parsed) && knowledge.TryStatement(parsed, out var statement)) return await SuggestAsync(enricher, statement, isWriting, cancellationToken);
            if (knowledge.Contested.FirstOrDefault(claim => claim.Id == id) is { } claim) return await DescribeAsync(enricher, claim, cancellationToken);
        }
        catch (ModelException ex)
        {
            await Console.Error.WriteLineAsync($"The model gave nothing ({ex.Failure}): {ex.Message}");
            return 1;
        }
        await Console.Error.WriteLineAsync($"There is no statement and no contested claim '{id}'.");
        return 2;
    }

    private static async Task<int> SuggestAsync(Enricher enricher, Statement statement, bool isWriting, CancellationToken cancellationToken)
    {
        var enrichment = await enricher.SuggestAsync(statement, cancellationToken);
        var (asks, vocabulary) = (EnrichmentYaml.Asks(enrichment), EnrichmentYaml.Vocabulary(enrichment));
        await Console.Out.WriteAsync($"# suggestions of a model; read them before you take them over\n# knowledge/asks/{SuggestedFile}\n{asks}# knowledge/vocabulary.yaml\n{vocabulary}");
        return isWriting ? await WriteAsync(Path.Combine(ProjectRoot.Find(), "knowledge"), enrichment.Id, asks, vocabulary, cancellationToken) : 0;
    }

    /// <summary>A statement stands once in a file; whoever wants other suggestions takes the old ones out first.</summary>
    internal static async Task<int> WriteAsync(string knowledge, string id, string asks, string vocabulary, CancellationToken cancellationToken)
    {
        var path = Path.Combine(knowledge, "asks", SuggestedFile);
        if (File.Exists(path) && (await File.ReadAllLinesAsync(path, cancellationToken)).Contains($"{id}:", StringComparer.Ordinal))
        {
            await Console.Error.WriteLineAsync($"{path} has suggestions for {id} already; nothing was written.");
            return 1;
        }
        if (asks.Length > 0) await File.AppendAllTextAsync(path, asks, cancellationToken);
        if (vocabulary.Length > 0) await File.AppendAllTextAsync(Path.Combine(knowledge, "vocabulary.yaml"), vocabulary, cancellationToken);
        await Console.Out.WriteLineAsync("# written; run check");
        return 0;
    }

    private static async Task<int> DescribeAsync(Enricher enricher, ContestedClaim claim, CancellationToken cancellationToken)
    {
        var description = await enricher.DescribeAsync(claim, cancellationToken);
        foreach (var sentence in description.Sentences) await Console.Out.WriteLineAsync($"{sentence.Text} [{string.Join(", ", sentence.Citations)}]");
        await Console.Error.WriteLineAsync($"{description.Sentences.Count} sentence(s) stood, {description.Cut.Count} cut{(description.Cut.Count > 0 ? $" ({string.Join(", ", description.Cut)})" : "")}; prompt {description.Prompt}.");
        return description.Sentences.Count > 0 ? 0 : 1;
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Serialization;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Index;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>search --corpus PASSAGES --batch QUERIES --out RANKED</c>: the retriever alone, on any corpus.</summary>
internal static class SearchCommand
{
    private const int MostHits = 100;

    /// <summary>Spent before the first question, outside of what is timed.</summary>
    private static readonly TimeSpan WarmUpBudget = TimeSpan.FromMilliseconds(400);

    public static Command Create()
    {
        var corpus = new Option<string>("--corpus") { Description = "passages, one {\"id\",\"title\",\"text\"} a line", Required = true };
        var batch = new Option<string>("--batch") { Description = "queries, one {\"id\",\"query\"} a line", Required = true };
        var output = new Option<string>("--out") { Description = "where the ranking is written", Required = true };
        var command = new Command("search", "ranks the passages of any corpus") { corpus, batch, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(corpus), parsed.GetRequiredValue(batch), parsed.GetRequiredValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string corpus, string batch, string output, CancellationToken cancellationToken)
    {
        var (index, bad) = Build(corpus);
        WarmUp.Run(index, WarmUpBudget);
        var exit = await Batch.RunAsync(batch, output, SearchJson.Default.SearchQuery, SearchJson.Default.SearchResult,
            (query, _) => ValueTask.FromResult(Search(index, query)), cancellationToken);
        return bad ? 1 : exit;
    }

    private static (PassageIndex Index, bool Bad) Build(string corpus)
    {
        var builder = new PassageIndexBuilder(new RetrievalOptions());
        var bad = false;
        foreach (var line in JsonLines.Read(corpus, SearchJson.Default.CorpusPassage))
        {
            if (line.Value?.Id is { Length: > 0 } id)
            {
                builder.Add(new Passage { Id = id, Group = line.Value.Doc ?? id, Title = line.Value.Title ?? "", Text = line.Value.Text ?? "" });
                continue;
            }
            bad = true;
            Console.Error.WriteLine($"{corpus}:{line.Number}: {line.Problem ?? "'id' is missing"}");
        }
        return (builder.Build(), bad);
    }

    private static SearchResult Search(PassageIndex index, SearchQuery query)
    {
        if (string.IsNullOrWhiteSpace(query.Id)) throw new BatchException("'id' is missing");
        if (string.IsNullOrWhiteSpace(query.Query)) throw new BatchException(query.Query is null ? "'query' is missing" : "'query' is empty");
        var started = Stopwatch.GetTimestamp();
        var hits = index.Search(query.Query, MostHits);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new SearchResult(query.Id, [.. hits.Select(hit => new SearchHit(index.Passages[hit.Ordinal].Id, MathF.Round(hit.Score, 4)))], Math.Round(elapsed, 4));
    }
}

internal sealed record CorpusPassage(string? Id, string? Doc, string? Title, string? Text);

internal sealed record SearchQuery(string? Id, string? Query);

internal sealed record SearchHit(string Id, float Score);

internal sealed record SearchResult(string Id, IReadOnlyList<SearchHit> Hits, [property: JsonPropertyName("elapsed_ms")] double ElapsedMs);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CorpusPassage))]
[JsonSerializable(typeof(SearchQuery))]
[JsonSerializable(typeof(SearchResult))]
internal sealed partial class SearchJson : JsonSerializerContext;

using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Moderation.Likeness;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>same --batch IN.jsonl --out OUT.jsonl</c>: would a curated answer to <c>a</c> be served for <c>b</c>?</summary>
internal static class SameCommand
{
    public static Command Create()
    {
        var batch = new Option<string>("--batch") { Description = "pairs, one {\"id\",\"a\",\"b\"} a line", Required = true };
        var output = new Option<string>("--out") { Description = "where the verdicts are written, one {\"id\",\"same\",\"score\"} a line", Required = true };
        var explain = new Option<bool>("--explain") { Description = "say why as well" };
        var command = new Command("same", "tells for pairs of questions whether a curated answer to one is served for the other") { batch, output, explain };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(batch), parsed.GetRequiredValue(output), parsed.GetValue(explain), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string input, string output, bool explain, CancellationToken cancellationToken)
    {
        var similarity = BotHost.BuildForCommand().Services.GetRequiredService<QuestionSimilarity>();
        return Batch.RunAsync(input, output, PairJson.Default.QuestionPair, PairJson.Default.PairVerdict, (pair, _) =>
        {
            if (string.IsNullOrEmpty(pair.Id) || pair.A is null || pair.B is null) throw new BatchException("'id', 'a' or 'b' is missing");
            var verdict = similarity.Compare(similarity.Read(pair.A), similarity.Read(pair.B));
            return ValueTask.FromResult(new PairVerdict(pair.Id, verdict.IsSame, Math.Round(verdict.Score, 3), explain ? verdict.Difference : null));
        }, cancellationToken);
    }
}

internal sealed record QuestionPair(string? Id, string? A, string? B);

internal sealed record PairVerdict(string Id, bool Same, double Score, Difference? Why);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QuestionPair))]
[JsonSerializable(typeof(PairVerdict))]
internal sealed partial class PairJson : JsonSerializerContext;

using System.Globalization;
using System.Text.Json;
using PsoasBot.Knowledge;
using PsoasBot.Safety;
using PsoasBot.Safety.Likeness;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Fits knowledge/safety/likeness.tsv: multinomial logistic regression by stochastic gradient descent over the labelled messages of tests/safety
/// (never the unseen ones) and ordinary questions as "none". Seeded, so that the same files give the same table.
/// </summary>
internal sealed class LikenessFit
{
    private const int Rounds = 10;
    private const float FirstRate = 0.35f;
    private const float Decay = 0.85f;
    private const float Keep = 0.12f;
    private const int EveryAsk = 6;

    private readonly Dictionary<string, float[]> _weights = new(StringComparer.Ordinal);
    private readonly float[] _bias = new float[LikenessReader.Levels];

    public static void Run()
    {
        var safety = SafetyKnowledge.Load(Path.Combine("knowledge", "safety"));
        var screen = new SafetyScreen(safety);
        List<(string[] Features, int Level)> rows = [];
        foreach (var (message, level) in Messages().Concat(OrdinaryWords()))
        {
            var words = screen.Words(message);
            rows.Add(([.. MessageFeatures.Of(words.Tokens, 0, words.Count)], level));
        }
        var fit = new LikenessFit();
        fit.Descend(Prune(rows));
        fit.Save(Path.Combine("knowledge", "safety", "likeness.tsv"));
    }

    private static IEnumerable<(string Message, int Level)> Messages()
    {
        string[] files = [Path.Combine("tests", "safety", "open.jsonl"), Path.Combine("tests", "safety", "second.jsonl"), Path.Combine("tests", "safety", "fourth.jsonl"), Path.Combine("tests", "PsoasBot.Tests", "Safety", "own-messages.jsonl")];
        foreach (var line in files.SelectMany(File.ReadLines).Where(line => line.Trim().Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return (json.RootElement.GetProperty("message").GetString()!, (int)Enum.Parse<SafetyLevel>(json.RootElement.GetProperty("level").GetString()!, ignoreCase: true));
        }
        foreach (var line in ((string[])["open.jsonl", "fit.jsonl"]).SelectMany(file => File.ReadLines(Path.Combine("tests", "questions", file))).Where(line => line.Trim().Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return (json.RootElement.GetProperty("question").GetString()!, (int)LevelOf(json.RootElement));
        }
    }

    /// <summary>Ways to ask that the knowledge lists, every sixth of them, and the limits that people write into a routine's form: ordinary words.</summary>
    private static IEnumerable<(string Message, int Level)> OrdinaryWords()
    {
        var asks = KnowledgeFolder.Load("knowledge").Statements.SelectMany(statement => statement.Asks).Where((_, at) => at % EveryAsk == 0);
        foreach (var ask in asks) yield return (ask, (int)SafetyLevel.None);
        foreach (var line in Directory.EnumerateFiles(Path.Combine("tests", "routines"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Trim().Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("request", out var request) || !request.TryGetProperty("limits", out var limits) || limits.ValueKind != JsonValueKind.Array) continue;
            var level = json.RootElement.TryGetProperty("expect", out var expect) && expect.TryGetProperty("level", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "none";
            if (expect.ValueKind == JsonValueKind.Object && expect.TryGetProperty("status", out var status) && status.ToString() == "safety" && level == "none") continue;
            if (!Enum.TryParse<SafetyLevel>(level, ignoreCase: true, out var parsed)) continue;
            foreach (var limit in limits.EnumerateArray().Where(limit => limit.ValueKind == JsonValueKind.String)) yield return (limit.GetString()!, (int)parsed);
        }
    }

    /// <summary>A question's level: the one in its notes ("[level: urgent]"), else professional where somebody's own situation is described.</summary>
    private static SafetyLevel LevelOf(JsonElement question)
    {
        var notes = question.GetProperty("notes").GetString() ?? "";
        var noted = Enum.GetValues<SafetyLevel>().Where(level => notes.Contains($"[level: {level}]", StringComparison.OrdinalIgnoreCase)).ToList();
        return noted.Count > 0 ? noted[0] : question.GetProperty("professional").GetBoolean() ? SafetyLevel.Professional : SafetyLevel.None;
    }

    /// <summary>A feature of a single message teaches nothing about the next one.</summary>
    private static List<(string[] Features, int Level)> Prune(List<(string[] Features, int Level)> rows)
    {
        var counts = rows.SelectMany(row => row.Features).CountBy(feature => feature, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. rows.Select(row => (row.Features.Where(feature => counts[feature] >= 2).ToArray(), row.Level))];
    }

    private void Descend(List<(string[] Features, int Level)> rows)
    {
        var random = new Random(1);
        var rate = FirstRate;
        var order = rows.ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var (features, level) in order) Step(features, level, rate);
            rate *= Decay;
        }
    }

    private void Step(string[] features, int level, float rate)
    {
        var norm = MathF.Sqrt(Math.Max(1, features.Length));
        var sums = _bias.ToArray();
        foreach (var feature in features)
        {
            if (!_weights.TryGetValue(feature, out var weights)) _weights[feature] = weights = new float[LikenessReader.Levels];
            for (var each = 0; each < sums.Length; each++) sums[each] += weights[each] / norm;
        }
        var most = sums.Max();
        var total = sums.Sum(sum => MathF.Exp(sum - most));
        for (var each = 0; each < sums.Length; each++)
        {
            var error = MathF.Exp(sums[each] - most) / total - (each == level ? 1 : 0);
            _bias[each] -= rate * error * 0.1f;
            foreach (var feature in features) _weights[feature][each] = _weights[feature][each] * 0.9999f - rate * error / norm;
        }
    }

    private void Save(string path)
    {
        using var writer = new StreamWriter(path);
        writer.NewLine = "\n";
        writer.WriteLine($"*\t{Row(_bias)}");
        foreach (var (feature, weights) in _weights.Where(pair => pair.Value.Max(MathF.Abs) >= Keep).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine($"{feature}\t{Row(weights)}");
    }

    private static string Row(float[] weights) => string.Join('\t', weights.Select(weight => weight.ToString("0.##", CultureInfo.InvariantCulture)));
}

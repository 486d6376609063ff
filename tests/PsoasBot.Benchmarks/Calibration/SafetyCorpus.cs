using System.Text.Json;
using System.Text.RegularExpressions;
using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>A labelled message. The writer is the file it comes from: what is learnt must hold for the next writer, so whole writers are left out.</summary>
internal sealed record LabelledText(string Writer, string Id, string Message, SafetyLevel Level, IReadOnlySet<SafetyLevel> Accepted, string Category = "")
{
    public bool Accepts(SafetyLevel level) => level == Level || Accepted.Contains(level);

    /// <summary>An emergency, urgent or crisis message answered lower than it must be.</summary>
    public bool IsMissed(SafetyLevel level) =>
        Level >= SafetyLevel.Urgent && !Accepts(level) && (Level == SafetyLevel.Crisis || level == SafetyLevel.Crisis || level < Level);

    public bool IsFalseAlarm(SafetyLevel level) => Level < SafetyLevel.Urgent && level >= SafetyLevel.Urgent && !Accepts(level);
}

/// <summary>The messages that the second reader learns from: tests/safety but for what is kept unseen, ordinary questions, and ways to ask from the knowledge.</summary>
internal static partial class SafetyCorpus
{
    private const int EveryAsk = 4;

    /// <summary>Writers whose messages the rules were never worked on with, so that a rule is worth there what it is worth for the next writer.</summary>
    public static readonly IReadOnlySet<string> Fresh = new HashSet<string>(StringComparer.Ordinal) { "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "ordinary", "everyday" };

    /// <summary>Writers of whole messages, the old ones too.</summary>
    public static readonly IReadOnlySet<string> Whole = new HashSet<string>(Fresh, StringComparer.Ordinal) { "open", "second", "fourth" };

    private static readonly string[] Safety = ["open", "second", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "phrases", "ordinary", "everyday"];

    public static IReadOnlyList<LabelledText> Read(string root) =>
    [
        .. Safety.SelectMany(writer => Messages(writer, Path.Combine(root, "tests", "safety", $"{writer}.jsonl"))),
        .. Messages("own", Path.Combine(root, "tests", "PsoasBot.Tests", "Safety", "own-messages.jsonl")),
        .. ((string[])["open", "fit"]).SelectMany(file => Questions($"questions-{file}", Path.Combine(root, "tests", "questions", $"{file}.jsonl"))),
        .. Limits(Path.Combine(root, "tests", "routines")),
        .. Asks(KnowledgeFolder.Load(Path.Combine(root, "knowledge"))),
    ];

    private static IEnumerable<LabelledText> Messages(string writer, string path)
    {
        if (!File.Exists(path)) yield break;
        foreach (var row in Lines(path))
        {
            var why = row.TryGetProperty("why", out var text) ? text.GetString() ?? "" : "";
            var accepted = Also().Matches(why).Select(match => Level(match.Groups["level"].Value)).ToHashSet();
            yield return new LabelledText(writer, row.GetProperty("id").GetString()!, row.GetProperty("message").GetString()!, Level(row.GetProperty("level").GetString()!), accepted, row.GetProperty("category").GetString()!);
        }
    }

    /// <summary>A question's level: the one in its notes ("[level: urgent]"), else professional where somebody's own situation is described.</summary>
    private static IEnumerable<LabelledText> Questions(string writer, string path)
    {
        foreach (var row in Lines(path))
        {
            var notes = row.GetProperty("notes").GetString() ?? "";
            var noted = Enum.GetValues<SafetyLevel>().Where(level => notes.Contains($"[level: {level}]", StringComparison.OrdinalIgnoreCase)).ToList();
            var level = noted.Count > 0 ? noted[0] : row.GetProperty("professional").GetBoolean() ? SafetyLevel.Professional : SafetyLevel.None;
            yield return new LabelledText(writer, row.GetProperty("id").GetString()!, row.GetProperty("question").GetString()!, level, new HashSet<SafetyLevel>());
        }
    }

    /// <summary>What people write into a routine's form.</summary>
    private static IEnumerable<LabelledText> Limits(string folder)
    {
        foreach (var row in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(Lines))
        {
            if (!row.TryGetProperty("request", out var request) || !request.TryGetProperty("limits", out var limits) || limits.ValueKind != JsonValueKind.Array) continue;
            if (Expected(row) is not { } level) continue;
            foreach (var limit in limits.EnumerateArray().Where(limit => limit.ValueKind == JsonValueKind.String))
                yield return new LabelledText("limits", "", limit.GetString()!, level, new HashSet<SafetyLevel>());
        }
    }

    private static SafetyLevel? Expected(JsonElement row)
    {
        if (!row.TryGetProperty("expect", out var expect) || expect.ValueKind != JsonValueKind.Object) return SafetyLevel.None;
        var named = expect.TryGetProperty("level", out var level) && level.ValueKind == JsonValueKind.String ? level.GetString()! : null;
        if (named is not null) return Enum.TryParse<SafetyLevel>(named, ignoreCase: true, out var parsed) ? parsed : null;
        return expect.TryGetProperty("status", out var status) && status.ToString() == "safety" ? null : SafetyLevel.None;
    }

    /// <summary>Ways to ask from the knowledge, and what people ask besides (greetings, other topics) where it needs no professional.</summary>
    private static IEnumerable<LabelledText> Asks(KnowledgeBase knowledge) => knowledge.Statements
        .SelectMany(statement => statement.Asks)
        .Where((_, at) => at % EveryAsk == 0)
        .Concat(knowledge.Scope.Where(entry => entry.Refer is null).SelectMany(entry => entry.Asks))
        .Select(ask => new LabelledText("asks", "", ask, SafetyLevel.None, new HashSet<SafetyLevel>()));

    private static IEnumerable<JsonElement> Lines(string path)
    {
        foreach (var line in File.ReadLines(path).Where(line => line.Trim().Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.Clone();
        }
    }

    private static SafetyLevel Level(string name) => Enum.Parse<SafetyLevel>(name, ignoreCase: true);

    [GeneratedRegex(@"\[accept: (?<level>[a-z]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Also();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using PsoasBot.Safety;

namespace PsoasBot.Tests.Safety;

/// <summary>A labelled message: the level, and levels that are right as well ("[accept: X]" in why).</summary>
internal sealed partial record LabelledMessage(string Id, string Message, string Level, string Why)
{
    public static IReadOnlyList<LabelledMessage> Read(string path) =>
        [.. File.ReadLines(path).Where(l => l.Trim().Length > 0).Select(Parse)];

    public bool Accepts(string level) => level == Level || Also().Matches(Why).Any(m => m.Groups["level"].Value == level);

    /// <summary>An emergency, urgent or crisis message answered lower than it must be.</summary>
    public bool IsMissed(string level) =>
        Level is "emergency" or "urgent" or "crisis" && !Accepts(level) && (Level == "crisis" || level == "crisis" || Rank(level) < Rank(Level));

    public static string Name(SafetyLevel level) => level.ToString().ToLowerInvariant();

    private static int Rank(string level) => Array.IndexOf(["none", "professional", "urgent", "emergency"], level);

    private static LabelledMessage Parse(string line)
    {
        var row = JsonDocument.Parse(line).RootElement;
        string Text(string name) => row.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        return new LabelledMessage(Text("id"), Text("message"), Text("level"), Text("why"));
    }

    [GeneratedRegex(@"\[accept: (?<level>[a-z]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Also();
}

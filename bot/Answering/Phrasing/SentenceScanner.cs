using System.Text.Json;
using System.Text.RegularExpressions;
using PsoasBot.Answering.Grounding;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Phrasing;

/// <summary>
/// Finds the sentences in a model's reply: every complete JSON object with "text" and "ids", wherever it stands. So a reply that is cut off, fenced in Markdown or
/// followed by talk still gives what it has. A text of several sentences becomes several with the same ids.
/// </summary>
internal static partial class SentenceScanner
{
    private const int MostSentences = 24;
    private const int MostTries = 400;
    private const int LongestText = 600;

    public static IReadOnlyList<CandidateSentence> Read(string reply)
    {
        List<CandidateSentence> sentences = [];
        var tries = 0;
        for (var at = reply.IndexOf('{', StringComparison.Ordinal); at >= 0 && sentences.Count < MostSentences && tries++ < MostTries; at = at < reply.Length ? reply.IndexOf('{', at) : -1)
        {
            var end = End(reply, at);
            if (end > 0 && Parse(reply[at..end]) is { } found)
            {
                sentences.AddRange(found);
                at = end;
            }
            else
            {
                at++;
            }
        }
        return [.. sentences.Take(MostSentences)];
    }

    /// <summary>The position after the brace that closes the one at <paramref name="start"/>; 0 when none does.</summary>
    private static int End(string reply, int start)
    {
        var (depth, isText) = (0, false);
        for (var i = start; i < reply.Length; i++)
        {
            var letter = reply[i];
            if (isText)
            {
                if (letter == '\\') i++;
                else if (letter == '"') isText = false;
            }
            else if (letter == '"') isText = true;
            else if (letter == '{') depth++;
            else if (letter == '}' && --depth == 0) return i + 1;
        }
        return 0;
    }

    private static IEnumerable<CandidateSentence>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (!root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String || text.GetString() is not { Length: > 0 and <= LongestText } written) return null;
            return [.. Split(written).Select(sentence => new CandidateSentence(sentence, Ids(root)))];
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string> Ids(JsonElement root)
    {
        if (!root.TryGetProperty("ids", out var ids) && !root.TryGetProperty("citations", out ids)) return [];
        if (ids.ValueKind == JsonValueKind.String) return [ids.GetString()!];
        return ids.ValueKind == JsonValueKind.Array ? [.. ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!).Distinct(StringComparer.Ordinal)] : [];
    }

    private static IEnumerable<string> Split(string text) => EndPattern().Split(text).Select(each => each.Trim()).Where(each => each.Length > 0);

    [GeneratedRegex(@"(?<=[.!?][""”’)]?)\s+(?=[\p{Lu}\p{N}""“(¿¡@])|[\r\n]+", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex EndPattern();
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PsoasBot.Simulators.Discord;

namespace PsoasBot.Benchmarks;

/// <summary>A Discord message as plain text, wrapped as on a phone: to be read by whoever works on the cards.</summary>
internal static partial class DiscordView
{
    private const int Phone = 46;

    public static string Of(SimMessage message)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"┌ PsoasBot{(message.OnlyFor is null ? "" : "  (only you can see this)")}");
        Write(text, (string?)message.Body["content"], "│ ");
        foreach (var file in message.Files) Write(text, $"[picture {file.Name}: {file.Alt}]", "│ ");
        foreach (var embed in message.Body["embeds"] as JsonArray ?? []) Embed(text, embed!.AsObject());
        foreach (var row in message.Body["components"] as JsonArray ?? [])
            Write(text, string.Join(' ', row!["components"]!.AsArray().Select(button => $"[{button!["label"]}]")), "│ ");
        return text.Append('└').ToString();
    }

    private static void Embed(StringBuilder text, JsonObject embed)
    {
        text.AppendLine("│ ▌");
        Write(text, (string?)embed["title"] is { } title ? $"## {title}" : null, "│ ▌ ");
        Write(text, (string?)embed["description"], "│ ▌ ");
        foreach (var field in embed["fields"] as JsonArray ?? [])
        {
            Write(text, $"** {field!["name"]} **", "│ ▌ ");
            Write(text, (string?)field["value"], "│ ▌ ");
        }
        Write(text, (string?)embed["footer"]?["text"], "│ ▌ · ");
    }

    private static void Write(StringBuilder text, string? written, string before)
    {
        if (string.IsNullOrEmpty(written)) return;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var shown = Moment().Replace(written, match => $"in {long.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture) - now} seconds");
        shown = Link().Replace(shown, "‹${text}›");
        shown = Escape().Replace(shown, "${sign}").Replace("\u200b", "", StringComparison.Ordinal);
        foreach (var line in shown.Split('\n')) foreach (var part in Wrap(line)) text.Append(before).AppendLine(part);
    }

    private static IEnumerable<string> Wrap(string line)
    {
        while (line.Length > Phone)
        {
            var cut = line.LastIndexOf(' ', Phone);
            if (cut <= 0) cut = Phone;
            yield return line[..cut];
            line = line[cut..].TrimStart();
        }
        yield return line;
    }

    [GeneratedRegex(@"<t:(?<at>\d+):R>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\[(?<text>(?:[^\]\\]|\\.)+)\]\(https?:[^)]+\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\\(?<sign>[^\w\s])", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Escape();
}

using System.Text.Json.Nodes;
using PsoasBot.Simulators.Discord;

namespace PsoasBot.Benchmarks;

/// <summary>
/// <c>discord show LINE…</c>: what a member sees on a phone. A line is a question, a command with its options ("/routine goal=stretch | minutes=10",
/// "/about"), or a button of the message before ("#start", "#next").
/// </summary>
internal static class DiscordShow
{
    private const string Member = "600000000000000001";

    public static async Task<int> RunAsync(IReadOnlyList<string> lines)
    {
        await using var discord = await DiscordSimulator.StartAsync();
        using var bot = BotProcess.Start(discord, slack: null);
        while (discord.LiveConnections == 0 || discord.Commands.Count == 0) await Task.Delay(50);
        SimMessage? last = null;
        foreach (var line in lines)
        {
            Console.WriteLine($"\n> {line}");
            if (line.StartsWith('#') && last is not null && line is not "#start" and not "#sources" and not "#sides" and not "#more" and not "#share" and not "#nearest" and not "#flag")
            {
                var edits = last.Edits;
                discord.People.Press(Member, last, last.ButtonIds.First(id => id.StartsWith($"psoas:{line[1..].Split(' ')[0]}:", StringComparison.Ordinal)));
                for (var i = 0; i < 200 && last.Edits == edits; i++) await Task.Delay(25);
                Console.WriteLine(DiscordView.Of(last));
                continue;
            }
            var asked = line switch
            {
                _ when line.StartsWith('#') => discord.People.Press(Member, last!, last!.Button(line[1..])),
                _ when line.StartsWith('/') => Command(discord, line[1..]),
                _ when line.StartsWith('@') => discord.People.Write(Member, line[1..].Trim(), mention: true).Id,
                _ => discord.People.Ask(Member, line),
            };
            var answer = await discord.People.AnswerAsync(asked);
            await Task.Delay(300);
            foreach (var message in discord.People.Answers(asked)) Console.WriteLine(DiscordView.Of(message));
            if (!line.StartsWith('#') || answer.ButtonIds.Count > 0) last = answer;
        }
        foreach (var violation in discord.Violations) Console.WriteLine($"violation: {violation}");
        return discord.Violations.Count == 0 ? 0 : 1;
    }

    private static string Command(DiscordSimulator discord, string line)
    {
        var words = line.Split(' ');
        var options = new JsonObject();
        foreach (var pair in string.Join(' ', words[1..]).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(part => part.Contains('=', StringComparison.Ordinal)))
        {
            var (name, value) = (pair.Split('=')[0], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            options[name] = int.TryParse(value, out var number) ? JsonValue.Create(number) : bool.TryParse(value, out var yes) ? JsonValue.Create(yes) : JsonValue.Create(value);
        }
        return discord.People.Command(Member, words[0], options, verb: words.Length > 1 && !words[1].Contains('=', StringComparison.Ordinal) ? words[1] : null);
    }
}

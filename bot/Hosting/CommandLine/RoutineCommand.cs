using System.CommandLine;
using System.Text.Json;
using PsoasBot.Routines;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>routine --goal G --minutes N --limit … [--json]</c> and <c>routine --batch IN.jsonl --out OUT.jsonl</c>.</summary>
internal static class RoutineCommand
{
    private const int RequestWrong = 2;

    public static Command Create()
    {
        var goal = new Option<string?>("--goal") { Description = string.Join(", ", RoutineRequestReader.Goals) };
        var minutes = new Option<string?>("--minutes") { Description = "how long it may take, 1 to 60" };
        var limit = new Option<string[]>("--limit") { Description = "what you cannot or should not do, in your words; may be repeated", AllowMultipleArgumentsPerToken = true };
        var experience = new Option<string?>("--experience") { Description = "new, some or experienced" };
        var json = new Option<bool>("--json") { Description = "print the routine object" };
        var batch = new Option<string?>("--batch") { Description = "requests, one {\"id\",\"request\":{\"goal\",\"minutes\",\"limits\"}} a line" };
        var output = new Option<string?>("--out") { Description = "where the routine objects are written" };
        var command = new Command("routine", "builds a routine from the exercises that the sources describe") { goal, minutes, limit, experience, json, batch, output };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(batch) is { } input
            ? BatchAsync(input, parsed.GetValue(output) ?? throw new BatchException("--batch needs --out"), cancellationToken)
            : OneAsync(new RoutineInput
            {
                Goal = parsed.GetValue(goal),
                Minutes = parsed.GetValue(minutes),
                Limits = parsed.GetValue(limit) ?? [],
                Experience = parsed.GetValue(experience),
            }, parsed.GetValue(json), cancellationToken));
        return command;
    }

    /// <summary>A request with a mistake ends with the choices on standard error and exit code 2.</summary>
    private static async Task<int> OneAsync(RoutineInput input, bool json, CancellationToken cancellationToken)
    {
        await using var app = BotHost.BuildForCommand();
        var answer = await Replier(app).ReplyAsync(input, locale: null, cancellationToken);
        if (json) Console.WriteLine(JsonSerializer.Serialize(RoutineObject.From(answer, null), RoutineJson.Default.RoutineObject));
        if (answer.Routine?.Problems is not { Count: > 0 } problems)
        {
            if (!json) Console.WriteLine(answer.Text);
            return 0;
        }
        foreach (var problem in problems) await Console.Error.WriteLineAsync(problem);
        return RequestWrong;
    }

    /// <summary>A request with a mistake is answered like any other: with the choices in its object.</summary>
    private static async Task<int> BatchAsync(string input, string output, CancellationToken cancellationToken)
    {
        await using var app = BotHost.BuildForCommand();
        var replier = Replier(app);
        return await Batch.RunAsync(input, output, RoutineJson.Default.BatchRoutine, RoutineJson.Default.RoutineObject, async (line, token) =>
        {
            if (string.IsNullOrEmpty(line.Id)) throw new BatchException("'id' is missing");
            var request = RoutineRequestReader.ReadJson(line.Request) ?? throw new BatchException("'request' is missing or is not an object with goal, minutes and limits");
            return RoutineObject.From(await replier.ReplyAsync(request, locale: null, token), line.Id);
        }, cancellationToken);
    }

    private static RoutineReplier Replier(WebApplication app) => app.Services.GetRequiredService<RoutineReplier>();
}

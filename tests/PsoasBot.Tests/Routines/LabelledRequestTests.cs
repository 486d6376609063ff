using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;
using PsoasBot.Answering;
using PsoasBot.Hosting;
using PsoasBot.Hosting.CommandLine;
using PsoasBot.Routines;
using PsoasBot.Routines.Publishing;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Routines;

/// <summary>tests/routines/*.jsonl: requests with what must and must not come of them, through the same composition as the program.</summary>
public sealed class LabelledRequestTests
{
    private static readonly Lazy<RoutineReplier> Replier = new(() => BotHost.Build(Project.Root).Services.GetRequiredService<RoutineReplier>());

    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema.FromFileAsync(Path.Combine(Project.Root, "docs", "routine.schema.json"), TestContext.Current.CancellationToken).GetAwaiter().GetResult());

    public static TheoryData<string, string> Requests()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Project.Root, "tests", "routines"), "*.jsonl").Order(StringComparer.Ordinal))
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
                data.Add(JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!, line);
        return data;
    }

    [Theory]
    [MemberData(nameof(Requests), DisableDiscoveryEnumeration = true)]
    public async Task A_labelled_request_comes_out_as_labelled(string id, string line)
    {
        var root = JsonDocument.Parse(line).RootElement;
        var answer = await Replier.Value.ReplyAsync(RoutineRequestReader.ReadJson(root.GetProperty("request"))!, locale: null, TestContext.Current.CancellationToken);
        var routine = RoutineObject.From(answer, id);

        Assert.Empty(Schema.Value.Validate(JsonSerializer.Serialize(routine, RoutineJson.Default.RoutineObject)).Select(error => error.ToString()));
        Assert.Empty(Misses(routine, answer, root.GetProperty("expect")));
    }

    private static IEnumerable<string> Misses(RoutineObject routine, Answer answer, JsonElement expect)
    {
        var steps = routine.Steps.Select(step => step.Exercise).ToList();
        foreach (var label in expect.EnumerateObject())
        {
            var miss = label.Name switch
            {
                "status" => routine.Status == label.Value.GetString() ? null : routine.Status,
                "level" => label.Value.GetString()!.Split('|').Contains(routine.Level, StringComparer.Ordinal) ? null : routine.Level,
                "has" => Texts(label.Value).Except(steps).FirstOrDefault(),
                "forbid" => Texts(label.Value).Intersect(steps).FirstOrDefault(),
                "only" => steps.Order(StringComparer.Ordinal).SequenceEqual(Texts(label.Value).Order(StringComparer.Ordinal)) ? null : string.Join(',', steps),
                "only_kinds" => routine.Steps.Select(step => step.Kind).Except(Texts(label.Value)).FirstOrDefault(),
                "said" => Texts(label.Value).Except(routine.Said).FirstOrDefault(),
                "contested" => Texts(label.Value).Except(routine.Contested.Select(mark => mark.Id)).FirstOrDefault(),
                "nearest" => routine.Nearest?.Goal == label.Value.GetString() ? null : $"{routine.Nearest}",
                "who" => answer.Referral!.Who.Any(who => who.Contains(label.Value.GetString()!, StringComparison.Ordinal)) ? null : string.Join(',', answer.Referral.Who),
                "error" => routine.Errors.Any(error => error.Contains(label.Value.GetString()!, StringComparison.Ordinal)) ? null : string.Join(' ', routine.Errors),
                "not_only" => Texts(label.Value).SequenceEqual(steps) ? string.Join(',', steps) : null,
                "claims_most" => Count(routine.Text, "\n\n⚖ ") - Count(routine.Text, "\n\n⚖ Contested a") is var whole && whole <= label.Value.GetInt32() ? null : $"{whole} whole claims",
                "text_once" => Count(routine.Text, label.Value.GetString()!) is 1 ? null : routine.Text,
                "text_has" => Texts(label.Value).FirstOrDefault(text => !routine.Text.Contains(text, StringComparison.Ordinal)) is { } missing ? $"\"{missing}\" in: {routine.Text}" : null,
                "text_not" => Texts(label.Value).FirstOrDefault(text => routine.Text.Contains(text, StringComparison.Ordinal)),
                _ => "there is no such label",
            };
            if (miss is not null) yield return $"{label.Name}: {miss}";
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);
}

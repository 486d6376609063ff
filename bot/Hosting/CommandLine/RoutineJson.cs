using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Answering;

namespace PsoasBot.Hosting.CommandLine;

/// <summary>The routine object of the command line: a stable contract, see docs/routine.schema.json.</summary>
internal sealed record RoutineObject
{
    public string? Id { get; init; }
    public required string Status { get; init; }
    public required string Level { get; init; }
    public string? Goal { get; init; }
    public int? Minutes { get; init; }

    [JsonPropertyName("total_seconds")]
    public required int TotalSeconds { get; init; }

    public required IReadOnlyList<StepObject> Steps { get; init; }
    public required IReadOnlyList<string> Said { get; init; }
    public required IReadOnlyList<SentenceObject> Notes { get; init; }
    public required IReadOnlyList<ContestedObject> Contested { get; init; }
    public ReferralObject? Referral { get; init; }
    public NearestObject? Nearest { get; init; }
    public required IReadOnlyList<string> Errors { get; init; }
    public required IReadOnlyList<SourceObject> Sources { get; init; }
    public required IReadOnlyList<string> Flags { get; init; }
    public required string Text { get; init; }

    [JsonPropertyName("elapsed_ms")]
    public required double ElapsedMs { get; init; }

    public static RoutineObject From(Answer answer, string? id)
    {
        var shown = AnswerObject.From(answer, id);
        return new RoutineObject
        {
            Id = id,
            Status = shown.Status,
            Level = shown.Level,
            Goal = answer.Routine?.Goal,
            Minutes = answer.Routine?.Minutes,
            TotalSeconds = answer.Routine?.Seconds ?? 0,
            Steps = [.. (answer.Routine?.Steps ?? []).Select(StepObject.From)],
            Said = answer.Routine?.Said ?? ["safety first"],
            Notes = [.. (answer.Routine?.Notes ?? []).Select(note => new SentenceObject(note.Text, note.Citations))],
            Contested = shown.Contested,
            Referral = shown.Referral,
            Nearest = answer.Routine?.Nearest is { } nearest ? new NearestObject(nearest.Goal, nearest.Minutes) : null,
            Errors = answer.Routine?.Problems ?? [],
            Sources = shown.Sources,
            Flags = shown.Flags,
            Text = shown.Text,
            ElapsedMs = shown.ElapsedMs,
        };
    }
}

/// <summary>One exercise: the dose in the source's sense, the time it takes here, and every statement that it rests on.</summary>
internal sealed record StepObject(
    string Exercise,
    string Title,
    string Kind,
    string Dose,
    [property: JsonPropertyName("dose_stated")] bool DoseStated,
    int Seconds,
    IReadOnlyList<SentenceObject> Instructions,
    [property: JsonPropertyName("described_by")] string DescribedBy,
    IReadOnlyList<string> Contested,
    IReadOnlyList<PhaseObject> Phases,
    IReadOnlyList<string> Citations)
{
    public static StepObject From(AnswerStep step) => new(
        step.Exercise, step.Title, step.Kind, step.Dose.Text, step.DoseStated, step.Seconds,
        [.. step.Instructions.Select(instruction => new SentenceObject(instruction.Text, instruction.Citations))],
        step.DescribedBy, step.Contested, [.. step.Phases.Select(phase => new PhaseObject(phase.Kind, phase.Seconds, phase.Label))], step.Citations);
}

internal sealed record PhaseObject(string Kind, int Seconds, string Label);

internal sealed record NearestObject(string Goal, int Minutes);

internal sealed record BatchRoutine(string? Id, JsonElement Request);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoutineObject))]
[JsonSerializable(typeof(BatchRoutine))]
internal sealed partial class RoutineJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using PsoasBot.Answering;

namespace PsoasBot.Hosting.CommandLine;

/// <summary>The answer object of the command line: a stable contract, see docs/answer.schema.json.</summary>
internal sealed record AnswerObject
{
    public string? Id { get; init; }
    public required string Status { get; init; }
    public required string Level { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<SentenceObject> Sentences { get; init; }
    public required IReadOnlyList<ContestedObject> Contested { get; init; }
    public ReferralObject? Referral { get; init; }
    public required IReadOnlyList<SourceObject> Sources { get; init; }
    public required IReadOnlyList<string> Flags { get; init; }

    [JsonPropertyName("elapsed_ms")]
    public required double ElapsedMs { get; init; }

    public required IReadOnlyList<ExplainObject> Explain { get; init; }

    public static AnswerObject From(Answer answer, string? id) => new()
    {
        Id = id,
        Status = Word(answer.Status),
        Level = Word(answer.Level),
        Text = answer.Text,
        Sentences = [.. answer.Sentences.Select(sentence => new SentenceObject(sentence.Text, sentence.Citations))],
        Contested = [.. answer.Contested.Select(mark => new ContestedObject(mark.Id, [.. mark.Sides.Select(side => new SideObject($"{side.Position} ({side.Holders})", side.Citations))]))],
        Referral = answer.Referral is { } referral ? new ReferralObject(referral.Specific, referral.Who, referral.Why, referral.When, referral.Citations) : null,
        Sources = [.. answer.Sources.Select(source => new SourceObject(source.Number, source.Source, source.Title, source.Where))],
        Flags = answer.Flags,
        ElapsedMs = Math.Round(answer.Receipt.Elapsed.TotalMilliseconds, 3),
        Explain = [.. answer.Receipt.Findings.Select(finding => new ExplainObject(finding.Rule, Word(finding.Level), finding.Words, finding.References))],
    };

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

internal sealed record SentenceObject(string Text, IReadOnlyList<string> Citations);

internal sealed record SideObject(string Position, IReadOnlyList<string> Citations);

internal sealed record ContestedObject(string Id, IReadOnlyList<SideObject> Sides);

internal sealed record ReferralObject(bool Specific, IReadOnlyList<string> Who, string Why, string When, IReadOnlyList<string> Citations);

internal sealed record SourceObject(int Number, string Source, string Title, string Where);

internal sealed record ExplainObject(string Rule, string Level, string Words, IReadOnlyList<string> References);

internal sealed record BatchQuestion(string? Id, string? Question, IReadOnlyList<string>? History, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = false)]
[JsonSerializable(typeof(AnswerObject))]
[JsonSerializable(typeof(BatchQuestion))]
internal sealed partial class AnswerJson : JsonSerializerContext;

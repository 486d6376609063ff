using System.CommandLine;
using System.Text.Json.Serialization;
using PsoasBot.Answering.Grounding;
using PsoasBot.Knowledge;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>verify --batch IN --out OUT</c>: the grounding gate alone, on any evidence and answer.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var batch = new Option<string>("--batch") { Description = "answers to check, one {\"id\",\"evidence\":[{\"id\",\"text\"}],\"answer\",\"sentences\":[{\"text\",\"citations\"}]} a line", Required = true };
        var output = new Option<string>("--out") { Description = "where the verdicts are written", Required = true };
        var command = new Command("verify", "checks each sentence of an answer against the statements that it cites") { batch, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(batch), parsed.GetRequiredValue(output), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string batch, string output, CancellationToken cancellationToken)
    {
        var gate = new GroundingGate(new GateOptions());
        var voices = new KnowledgeVoices(KnowledgeFolder.Load(Path.Combine(ProjectRoot.Find(), "knowledge")));
        return Batch.RunAsync(batch, output, VerifyJson.Default.VerifyRequest, VerifyJson.Default.VerifyResult, (request, _) => ValueTask.FromResult(Check(request, gate, voices)), cancellationToken);
    }

    private static VerifyResult Check(VerifyRequest request, GroundingGate gate, KnowledgeVoices voices)
    {
        if (string.IsNullOrEmpty(request.Id)) throw new BatchException("'id' is missing");
        List<EvidenceItem> evidence = [.. (request.Evidence ?? []).Select(item => new EvidenceItem(item.Id ?? "", item.Text ?? "", voices.Of(item.Id ?? "")))];
        List<CandidateSentence> sentences = [.. (request.Sentences ?? []).Select(sentence => new CandidateSentence(sentence.Text ?? "", sentence.Citations ?? sentence.Cites ?? []))];
        return new VerifyResult(request.Id, [.. gate.Check(evidence, sentences).Select(verdict => new VerifiedSentence(verdict.Text, verdict.Supported, $"{verdict.Rule}: {verdict.Why}"))]);
    }
}

internal sealed record VerifyRequest(string? Id, IReadOnlyList<VerifyEvidence>? Evidence, string? Answer, IReadOnlyList<VerifySentence>? Sentences);

internal sealed record VerifyEvidence(string? Id, string? Text);

/// <summary>A sentence with its citations; "cites" is accepted as well.</summary>
internal sealed record VerifySentence(string? Text, IReadOnlyList<string>? Citations, IReadOnlyList<string>? Cites);

internal sealed record VerifyResult(string Id, IReadOnlyList<VerifiedSentence> Sentences);

internal sealed record VerifiedSentence(string Text, bool Supported, string Why);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(VerifyResult))]
internal sealed partial class VerifyJson : JsonSerializerContext;

using System.Text.Json;
using PsoasBot.Answering.Grounding;

namespace PsoasBot.Evaluation;

/// <summary>A line of tests/gate/*.jsonl: evidence and labelled sentences.</summary>
internal sealed record GateItem(string Id, IReadOnlyList<GateItem.Statement> Evidence, IReadOnlyList<GateItem.Sentence> Sentences)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<GateItem> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<GateItem>(line, Web)!)];

    public IReadOnlyList<SentenceVerdict> Judge(GroundingGate gate, KnowledgeVoices voices) => gate.Check(
        [.. Evidence.Select(item => new EvidenceItem(item.Id, item.Text, voices.Of(item.Id)))],
        [.. Sentences.Select(sentence => new CandidateSentence(sentence.Text, sentence.Cites))]);

    internal sealed record Statement(string Id, string Text);

    internal sealed record Sentence(string Text, IReadOnlyList<string> Cites, string Label, string Kind);
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using PsoasBot.Answering.Grounding;
using PsoasBot.Completion;
using PsoasBot.Completion.Prompts;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Phrasing;

/// <summary>Sentences of a model that stood, and what became of the others.</summary>
internal sealed record PhrasedSentences(IReadOnlyList<CitedSentence> Sentences, IReadOnlyList<string> Cut, ModelReply Reply, string Prompt);

/// <summary>
/// Lets a model phrase statements and passages of a community's own documents, and keeps what the gate lets through: no sentence without ids, none with ids that were not given, no markup, no quotation of its own;
/// what a community's document says is told as that.
/// </summary>
internal sealed partial class Phraser(LanguageModel model, PromptFolder prompts, GroundingGate gate, KnowledgeVoices voices)
{
    private static readonly ChatResponseFormat Form = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""
        {"type":"object","additionalProperties":false,"required":["sentences"],"properties":{"sentences":{"type":"array","items":{"type":"object","additionalProperties":false,
        "required":["text","ids"],"properties":{"text":{"type":"string"},"ids":{"type":"array","items":{"type":"string"}}}}}}}
        """).RootElement.Clone(), "answer");

    public string PromptVersion => VersionOf(PromptFolder.Answer);

    /// <summary>A statement as evidence, with who says it.</summary>
    public EvidenceItem Evidence(Statement statement) => new(statement.Id.ToString(), statement.Text, voices.Of(statement.Id.ToString()));

    /// <exception cref="ModelException">The model gave nothing usable.</exception>
    public Task<PhrasedSentences> PhraseAsync(string question, IReadOnlyList<EvidenceItem> evidence, CancellationToken cancellationToken) =>
        AskAsync(PromptFolder.Answer, "question", question, evidence, cancellationToken);

    /// <summary>For authors: a contested question described from the statements of its sides.</summary>
    /// <exception cref="ModelException">The model gave nothing usable.</exception>
    public Task<PhrasedSentences> DescribeAsync(string claim, IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
        AskAsync(PromptFolder.Contested, "claim", claim, [.. statements.Select(Evidence)], cancellationToken);

    private string VersionOf(string prompt) => $"{prompt}@{prompts[prompt].Version}";

    private async Task<PhrasedSentences> AskAsync(string prompt, string subject, string text, IReadOnlyList<EvidenceItem> evidence, CancellationToken cancellationToken)
    {
        var call = prompts[prompt].Render(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [subject] = text,
            ["evidence"] = evidence.Select(item => new PromptEntry(item.Id, item.Text)).ToList(),
        });
        var reply = await model.AskAsync(call, Form, written => SentenceScanner.Read(written).Count > 0, cancellationToken);
        return Keep(SentenceScanner.Read(reply.Text), evidence, reply, VersionOf(prompt));
    }

    private PhrasedSentences Keep(IReadOnlyList<CandidateSentence> written, IReadOnlyList<EvidenceItem> evidence, ModelReply reply, string prompt)
    {
        List<CitedSentence> kept = [];
        List<string> cut = [];
        foreach (var sentence in written)
        {
            if (Fault(sentence, kept) is { } fault) cut.Add(fault);
            else if (gate.Check(evidence, [sentence])[0] is var verdict && (!verdict.Supported || verdict.IsNeutral)) cut.Add(verdict.Rule);
            else kept.Add(new CitedSentence(sentence.Text, sentence.Citations));
        }
        return new PhrasedSentences(kept, cut, reply, prompt);
    }

    /// <summary>What the gate need not look at.</summary>
    private static string? Fault(CandidateSentence sentence, List<CitedSentence> kept)
    {
        if (sentence.Citations.Count == 0) return "uncited";
        if (sentence.Citations.Any(LibraryPassage.IsId) && !sentence.Text.Contains("community", StringComparison.OrdinalIgnoreCase)) return "unattributed";
        if (MarkupPattern().IsMatch(sentence.Text) || sentence.Text.Any(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate)) return "markup";
        return kept.Exists(other => other.Text.Equals(sentence.Text, StringComparison.OrdinalIgnoreCase)) ? "repeated" : null;
    }

    [GeneratedRegex(@"[<>`|\\{}\[\]#*_~]|\]\(", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex MarkupPattern();
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using PsoasBot.Answering.Grounding;
using PsoasBot.Completion;
using PsoasBot.Completion.Prompts;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Phrasing;

/// <summary>Sentences of a model that stood, and what became of the others.</summary>
internal sealed record PhrasedSentences(IReadOnlyList<CitedSentence> Sentences, IReadOnlyList<string> Cut, ModelReply Reply, string Prompt);

/// <summary>
/// Lets a model phrase statements, and keeps what the gate lets through: no sentence without ids, none with ids that were not given, no markup, no quotation of its own.
/// </summary>
internal sealed partial class Phraser(LanguageModel model, PromptFolder prompts, GroundingGate gate, KnowledgeVoices voices)
{
    private static readonly ChatResponseFormat Form = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""
        {"type":"object","additionalProperties":false,"required":["sentences"],"properties":{"sentences":{"type":"array","items":{"type":"object","additionalProperties":false,
        "required":["text","ids"],"properties":{"text":{"type":"string"},"ids":{"type":"array","items":{"type":"string"}}}}}}}
        """).RootElement.Clone(), "answer");

    public string PromptVersion => $"{PromptFolder.Answer}@{prompts[PromptFolder.Answer].Version}";

    /// <exception cref="ModelException">The model gave nothing usable.</exception>
    public async Task<PhrasedSentences> PhraseAsync(string question, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var call = prompts[PromptFolder.Answer].Render(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["question"] = question,
            ["evidence"] = statements.Select(statement => new PromptEntry(statement.Id.ToString(), statement.Text)).ToList(),
        });
        var reply = await model.AskAsync(call, Form, text => SentenceScanner.Read(text).Count > 0, cancellationToken);
        return Keep(SentenceScanner.Read(reply.Text), statements, reply);
    }

    private PhrasedSentences Keep(IReadOnlyList<CandidateSentence> written, IReadOnlyList<Statement> statements, ModelReply reply)
    {
        List<EvidenceItem> evidence = [.. statements.Select(statement => new EvidenceItem(statement.Id.ToString(), statement.Text, voices.Of(statement.Id.ToString())))];
        List<CitedSentence> kept = [];
        List<string> cut = [];
        foreach (var sentence in written)
        {
            if (Fault(sentence, kept) is { } fault) cut.Add(fault);
            else if (gate.Check(evidence, [sentence])[0] is var verdict && (!verdict.Supported || verdict.IsNeutral)) cut.Add(verdict.Rule);
            else kept.Add(new CitedSentence(sentence.Text, sentence.Citations));
        }
        return new PhrasedSentences(kept, cut, reply, PromptVersion);
    }

    /// <summary>What the gate need not look at.</summary>
    private static string? Fault(CandidateSentence sentence, List<CitedSentence> kept)
    {
        if (sentence.Citations.Count == 0) return "uncited";
        if (MarkupPattern().IsMatch(sentence.Text) || sentence.Text.Any(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate)) return "markup";
        return kept.Exists(other => other.Text.Equals(sentence.Text, StringComparison.OrdinalIgnoreCase)) ? "repeated" : null;
    }

    [GeneratedRegex(@"[<>`|\\{}\[\]#*_~]|\]\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MarkupPattern();
}

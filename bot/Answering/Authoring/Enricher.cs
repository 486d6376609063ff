using System.Text.Json;
using Microsoft.Extensions.AI;
using PsoasBot.Answering.Phrasing;
using PsoasBot.Completion;
using PsoasBot.Completion.Prompts;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Authoring;

/// <summary>A model's suggestions for a statement: further ways to ask for it, and everyday words for its terms; an author decides.</summary>
internal sealed record Enrichment(string Id, IReadOnlyList<string> Asks, IReadOnlyList<(string Term, IReadOnlyList<string> Same)> Vocabulary, ModelReply Reply);

/// <summary>For authors of knowledge: asks the model for what they may have forgotten. Nothing of it reaches members before an author takes it over.</summary>
internal sealed class Enricher(LanguageModel model, PromptFolder prompts, KnowledgeBase knowledge, Phraser phraser)
{
    private const int MostAsks = 12;
    private const int LongestAsk = 140;
    private const int LongestWord = 40;

    private static readonly ChatResponseFormat Form = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""
        {"type":"object","additionalProperties":false,"required":["asks","vocabulary"],"properties":{"asks":{"type":"array","items":{"type":"string"}},"vocabulary":{"type":"array","items":
        {"type":"object","additionalProperties":false,"required":["term","same"],"properties":{"term":{"type":"string"},"same":{"type":"array","items":{"type":"string"}}}}}}}
        """).RootElement.Clone(), "enrichment");

    /// <exception cref="ModelException">The model gave nothing usable.</exception>
    public async Task<Enrichment> SuggestAsync(Statement statement, CancellationToken cancellationToken)
    {
        var call = prompts[PromptFolder.Enrich].Render(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["statement"] = statement.Text,
            ["vocabulary"] = knowledge.Vocabulary.Select(term => term.Term).ToList(),
        });
        var reply = await model.AskAsync(call, Form, text => Object(text) is not null, cancellationToken);
        using var json = Object(reply.Text)!;
        return new Enrichment(statement.Id.ToString(), Asks(json.RootElement, statement), Vocabulary(json.RootElement, statement), reply);
    }

    /// <summary>A fair description of a contested claim, each sentence held against the statements of its sides like an answer.</summary>
    /// <exception cref="ModelException">The model gave nothing usable.</exception>
    public Task<PhrasedSentences> DescribeAsync(ContestedClaim claim, CancellationToken cancellationToken) =>
        phraser.DescribeAsync(claim.Question, [.. claim.Sides.SelectMany(side => side.Statements).Distinct().Select(knowledge.Statement)], cancellationToken);

    private static List<string> Asks(JsonElement root, Statement statement) =>
        [.. Texts(root, "asks").Where(ask => IsPlain(ask, LongestAsk)).Except(statement.Asks, StringComparer.OrdinalIgnoreCase).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAsks)];

    /// <summary>Only terms of the statement that the vocabulary does not have.</summary>
    private List<(string Term, IReadOnlyList<string> Same)> Vocabulary(JsonElement root, Statement statement)
    {
        if (!root.TryGetProperty("vocabulary", out var list) || list.ValueKind != JsonValueKind.Array) return [];
        var known = knowledge.Vocabulary.SelectMany(term => (string[])[term.Term, .. term.Same]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = $" {string.Join(' ', QueryWords.Split(statement.Text))} ";
        List<(string, IReadOnlyList<string>)> terms = [];
        foreach (var entry in list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            if (!entry.TryGetProperty("term", out var named) || named.ValueKind != JsonValueKind.String || named.GetString() is not { } term || !IsPlain(term, LongestWord)) continue;
            List<string> same = [.. Texts(entry, "same").Where(word => IsPlain(word, LongestWord) && !known.Contains(word)).Distinct(StringComparer.OrdinalIgnoreCase)];
            if (same.Count > 0 && known.Add(term) && words.Contains($" {string.Join(' ', QueryWords.Split(term))} ", StringComparison.Ordinal)) terms.Add((term, same));
        }
        return terms;
    }

    private static IEnumerable<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!.Trim())
            : [];

    private static bool IsPlain(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && !text.Any(letter => char.IsControl(letter) || letter is '<' or '>' or '`' or '@' or '{' or '}' or '[' or ']') && !text.Contains("://", StringComparison.Ordinal);

    private static JsonDocument? Object(string reply)
    {
        var (from, to) = (reply.IndexOf('{', StringComparison.Ordinal), reply.LastIndexOf('}'));
        if (from < 0 || to < from) return null;
        try
        {
            return JsonDocument.Parse(reply[from..(to + 1)]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

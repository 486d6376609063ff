using System.Text.Json;
using PsoasBot.Retrieval;

namespace PsoasBot.Benchmarks;

/// <summary>A question with the grades of the documents that people judged relevant.</summary>
internal sealed record JudgedQuestion(string Id, string Text, IReadOnlyDictionary<string, int> Relevant);

/// <summary>A collection with human judgements, read from the files of <c>score_retrieval.py</c>.</summary>
internal sealed record RetrievalJudged(IReadOnlyList<Passage> Passages, IReadOnlyList<JudgedQuestion> Questions)
{
    public static RetrievalJudged Cranfield(string folder) => new(
        [.. Lines(Path.Combine(folder, "cranfield-passages.jsonl")).Select(ReadPassage)],
        [.. Lines(Path.Combine(folder, "cranfield-queries.jsonl")).Select(ReadQuestion)]);

    /// <summary>The bot's own statements, asked for by the questions of a file whose <c>gold</c> names them.</summary>
    public static RetrievalJudged Statements(string statements, string questions) => new(
        [.. Lines(statements).Select(line => new Passage { Id = Text(line, "id"), Group = Text(line, "id"), Text = Text(line, "statement") })],
        [.. Lines(questions).Select(ReadGold).Where(question => question.Relevant.Count > 0)]);

    /// <summary>
    /// Known-item search made of the same passages: a sentence is taken out of every third text and asked for; one passage is right.
    /// Holds back what only helps where many documents are relevant, as feedback does.
    /// </summary>
    public RetrievalJudged KnownItems()
    {
        List<Passage> passages = [];
        List<JudgedQuestion> questions = [];
        foreach (var passage in Passages)
        {
            var sentences = passage.Text.Split(" . ", StringSplitOptions.RemoveEmptyEntries);
            var taken = passages.Count % 3 == 0 && sentences.Length > 2 ? sentences.Length / 2 : -1;
            if (taken >= 0) questions.Add(new JudgedQuestion(passage.Id, sentences[taken], new Dictionary<string, int>(StringComparer.Ordinal) { [passage.Group] = 1 }));
            passages.Add(passage with { Text = string.Join(" . ", sentences.Where((_, i) => i != taken)) });
        }
        return new RetrievalJudged(passages, questions);
    }

    /// <summary>nDCG at 10 over distinct documents, as score_retrieval.py counts it.</summary>
    public static double Ndcg(IEnumerable<string> ranked, IReadOnlyDictionary<string, int> relevant)
    {
        var gain = ranked.Distinct(StringComparer.Ordinal).Take(10)
            .Select((document, i) => relevant.TryGetValue(document, out var grade) ? Gain(grade, i) : 0).Sum();
        return gain / relevant.Values.OrderDescending().Take(10).Select(Gain).Sum();
    }

    private static double Gain(int grade, int rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2);

    private static IEnumerable<JsonElement> Lines(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    private static Passage ReadPassage(JsonElement line) => new()
    {
        Id = Text(line, "id"),
        Group = Text(line, "doc"),
        Title = Text(line, "title"),
        Text = Text(line, "text"),
    };

    private static JudgedQuestion ReadQuestion(JsonElement line) => new(Text(line, "id"), Text(line, "query"),
        line.GetProperty("relevant").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetInt32(), StringComparer.Ordinal));

    private static JudgedQuestion ReadGold(JsonElement line) => new(Text(line, "id"), Text(line, "question"),
        line.GetProperty("gold").EnumerateArray().SelectMany(list => list.EnumerateArray()).Select(id => id.GetString()!)
            .Distinct(StringComparer.Ordinal).ToDictionary(id => id, _ => 1, StringComparer.Ordinal));

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}

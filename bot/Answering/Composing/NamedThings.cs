using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Composing;

/// <summary>A thing that a question names: the statements that speak of it by any of its names, and those that a member may ask for with it.</summary>
internal sealed record AskedThing(string Name, IReadOnlySet<StatementId> SpokenBy, IReadOnlySet<StatementId> AskedWith)
{
    private const float MatchedAsk = 0.8f;

    /// <summary>No source speaks of it, and the question is no known way, with this very word, to ask for one of the chosen statements.</summary>
    public bool IsUnspoken(IEnumerable<ScoredStatement> chosen, Findings findings) =>
        SpokenBy.Count == 0 && !chosen.Any(statement => AskedWith.Contains(statement.Statement.Id)
            && findings.Statements.FirstOrDefault(target => target.Target.Id == statement.Statement.Id.ToString()) is { Nearness.Ask: >= MatchedAsk });
}

/// <summary>
/// Finds what a question names (a pose, a test, a part of the body: <c>knowledge/things.yaml</c>) and who speaks of it. Whether anybody does is read from
/// the statements themselves, with all that the vocabulary holds for the same; the ways to ask hold members' words and only keep the bot from saying too much.
/// Words count as they are written, with a plural's s: by their stems "runs" would be a sport.
/// </summary>
internal sealed class NamedThings
{
    private const int LongestName = 5;

    /// <summary>In a longer question a thing may be named by the way.</summary>
    private const int LongestQuestion = 16;

    private readonly Dictionary<string, AskedThing> _things = new(StringComparer.Ordinal);

    public NamedThings(KnowledgeBase knowledge)
    {
        var texts = Texts(knowledge, statement => $"{statement.Text} {statement.Then} {string.Join(' ', statement.Topics)}");
        var asks = Texts(knowledge, statement => string.Join(" . ", statement.Asks));
        var groups = knowledge.Vocabulary.Select(term => term.Same.Prepend(term.Term).Select(Key).ToHashSet(StringComparer.Ordinal)).ToList();
        foreach (var thing in knowledge.Things)
        {
            var names = thing.Same.Prepend(thing.Name).Select(Key).Distinct(StringComparer.Ordinal).ToList();
            var equals = groups.Where(group => names.Exists(group.Contains)).SelectMany(group => group).Concat(names).ToHashSet(StringComparer.Ordinal);
            var asked = new AskedThing(thing.Name, Holding(texts, equals), Holding(asks, equals));
            foreach (var name in names) _things.TryAdd(name, asked);
        }
    }

    /// <summary>The things that the question names where it asks, the longest names first looked for, in their order.</summary>
    public IReadOnlyList<AskedThing> In(string question)
    {
        var words = QuestionFocus.Read(question).Where(word => word.Asked).Select(word => Singular(word.Text)).ToList();
        if (words.Count > LongestQuestion) return [];
        List<AskedThing> found = [];
        for (var at = 0; at < words.Count;)
        {
            var length = Math.Min(LongestName, words.Count - at);
            AskedThing? thing = null;
            while (length > 0 && !_things.TryGetValue(string.Join(' ', words.GetRange(at, length)), out thing)) length--;
            if (thing is not null && !found.Contains(thing)) found.Add(thing);
            at += Math.Max(1, length);
        }
        return found;
    }

    /// <summary>What is written about the saved pages speaks of no thing.</summary>
    private static List<(StatementId Id, string Text)> Texts(KnowledgeBase knowledge, Func<Statement, string> text) =>
        [.. knowledge.Statements.Where(statement => statement.Speaker.Role != SpeakerRole.Editor).Select(statement => (statement.Id, $" {Key(text(statement))} "))];

    private static HashSet<StatementId> Holding(List<(StatementId Id, string Text)> texts, HashSet<string> names) =>
        texts.Where(text => names.Any(name => text.Text.Contains($" {name} ", StringComparison.Ordinal))).Select(text => text.Id).ToHashSet();

    /// <summary>A name or a text as words; a name's article is not part of it.</summary>
    private static string Key(string text)
    {
        var words = QueryWords.Split(text);
        return string.Join(' ', words.Skip(words is ["the" or "a", _, ..] ? 1 : 0).Select(Singular));
    }

    private static string Singular(string word) => word is [.. { Length: > 2 } start, 's'] && start[^1] is not ('s' or 'u' or 'i') ? start : word;
}

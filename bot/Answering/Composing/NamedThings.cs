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
        var groups = Groups(knowledge.Vocabulary);
        List<(string Name, List<string> Names, HashSet<string> Same)> things = [.. knowledge.Things.Select(thing => Named(thing, groups))];
        var names = things.SelectMany(thing => thing.Same).ToHashSet(StringComparer.Ordinal);
        var spoken = Holders(knowledge, names, statement => $"{statement.Text} {statement.Then} {string.Join(' ', statement.Topics)}");
        var asked = Holders(knowledge, names, statement => string.Join(" . ", statement.Asks));
        foreach (var thing in things)
        {
            var found = new AskedThing(thing.Name, Holding(spoken, thing.Same), Holding(asked, thing.Same));
            foreach (var name in thing.Names) _things.TryAdd(name, found);
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

    /// <summary>The words of the vocabulary that mean the same, by each of them.</summary>
    private static ILookup<string, HashSet<string>> Groups(IEnumerable<VocabularyTerm> vocabulary) =>
        vocabulary.Select(term => term.Same.Prepend(term.Term).Select(Key).ToHashSet(StringComparer.Ordinal))
            .SelectMany(group => group, (group, word) => (word, group))
            .ToLookup(pair => pair.word, pair => pair.group, StringComparer.Ordinal);

    private static (string Name, List<string> Names, HashSet<string> Same) Named(NamedThing thing, ILookup<string, HashSet<string>> groups)
    {
        var names = thing.Same.Prepend(thing.Name).Select(Key).Distinct(StringComparer.Ordinal).ToList();
        return (thing.Name, names, names.SelectMany(name => groups[name]).SelectMany(group => group).Concat(names).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Which statements hold each name, word for word; what is written about the saved pages speaks of no thing.</summary>
    private static Dictionary<string, List<StatementId>> Holders(KnowledgeBase knowledge, HashSet<string> names, Func<Statement, string> text)
    {
        var longest = names.Select(name => name.Count(' ') + 1).DefaultIfEmpty(0).Max();
        Dictionary<string, List<StatementId>> holders = new(StringComparer.Ordinal);
        foreach (var statement in knowledge.Statements.Where(statement => statement.Speaker.Role != SpeakerRole.Editor))
        {
            foreach (var name in NamesIn(Key(text(statement)), names.GetAlternateLookup<ReadOnlySpan<char>>(), longest))
            {
                if (!holders.TryGetValue(name, out var ids)) holders[name] = ids = [];
                ids.Add(statement.Id);
            }
        }
        return holders;
    }

    /// <summary>Every run of words, up to the longest, that is a name.</summary>
    private static List<string> NamesIn(string words, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names, int longest)
    {
        List<string> found = [];
        for (var start = 0; start < words.Length; start = EndOfWord(words, start) + 1)
        {
            var end = start - 1;
            for (var length = 1; length <= longest && end < words.Length; length++)
            {
                end = EndOfWord(words, end + 1);
                if (names.TryGetValue(words.AsSpan(start, end - start), out var name)) found.Add(name);
            }
        }
        return found;
    }

    private static int EndOfWord(string words, int start) => words.IndexOf(' ', start) is var space and >= 0 ? space : words.Length;

    private static HashSet<StatementId> Holding(Dictionary<string, List<StatementId>> holders, HashSet<string> names) =>
        [.. names.SelectMany(name => holders.GetValueOrDefault(name) ?? [])];

    /// <summary>A name or a text as words; a name's article is not part of it.</summary>
    private static string Key(string text)
    {
        var words = QueryWords.Split(text);
        return string.Join(' ', words.Skip(words is ["the" or "a", _, ..] ? 1 : 0).Select(Singular));
    }

    private static string Singular(string word) => word is [.. { Length: > 2 } start, 's'] && start[^1] is not ('s' or 'u' or 'i') ? start : word;
}

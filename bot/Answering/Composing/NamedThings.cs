using PsoasBot.Knowledge;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>A thing that a question names, and the statements that speak of it by any of its names.</summary>
internal sealed record AskedThing(string Name, IReadOnlySet<StatementId> SpokenBy);

/// <summary>
/// Finds what a question names (a pose, a test, a part of the body: <c>knowledge/things.yaml</c>) and who speaks of it. Whether anybody does is read from
/// the statements themselves, with all that the vocabulary holds for the same, never from the ways to ask: those hold members' words.
/// </summary>
internal sealed class NamedThings
{
    private const int LongestName = 5;

    private readonly Dictionary<string, AskedThing> _things = new(StringComparer.Ordinal);

    public NamedThings(KnowledgeBase knowledge)
    {
        var texts = knowledge.Statements.Select(statement => (statement.Id, Text: $" {Key($"{statement.Text} {statement.Then} {string.Join(' ', statement.Topics)}")} ")).ToList();
        var groups = knowledge.Vocabulary.Select(term => term.Same.Prepend(term.Term).Select(Key).ToHashSet(StringComparer.Ordinal)).ToList();
        foreach (var thing in knowledge.Things)
        {
            var names = thing.Same.Prepend(thing.Name).Select(Key).Distinct(StringComparer.Ordinal).ToList();
            var equals = groups.Where(group => names.Exists(group.Contains)).SelectMany(group => group).Concat(names).ToHashSet(StringComparer.Ordinal);
            var asked = new AskedThing(thing.Name, texts.Where(text => equals.Any(name => text.Text.Contains($" {name} ", StringComparison.Ordinal))).Select(text => text.Id).ToHashSet());
            foreach (var name in names) _things.TryAdd(name, asked);
        }
    }

    /// <summary>The things that the question names, the longest names first looked for, in their order.</summary>
    public IReadOnlyList<AskedThing> In(string question)
    {
        var words = QueryWords.Split(question).ConvertAll(word => Stemmer.Stem(word));
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

    /// <summary>A name or a text as stems; a name's article is not part of it.</summary>
    private static string Key(string text)
    {
        var words = QueryWords.Split(text);
        return string.Join(' ', words.Skip(words is ["the" or "a", _, ..] ? 1 : 0).Select(word => Stemmer.Stem(word)));
    }
}

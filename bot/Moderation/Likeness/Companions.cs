using PsoasBot.Answering.Understanding;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// The other people in a question. One that it is about ("can my mother do this?", "exercises for my son", "my dad has Parkinson's") makes it
/// another question; one that stands by ("my husband wants to know") is only a sign.
/// </summary>
internal sealed class Companions
{
    private const int Reach = 5;

    private static readonly HashSet<string> Before = [.. "can may should could might must does is has will would let help helps for suits suit allow allows of with are".Split(' ')];
    private static readonly HashSet<string> After = [.. "has suffers needs cant cannot fell broke plays had have gets".Split(' ')];
    private static readonly HashSet<string> Between = [.. "my our a an the his her their old young year years little elderly own this that".Split(' ')];

    private readonly Dictionary<string, string> _people = new(StringComparer.Ordinal);

    public Companions(QuestionSignalReader signals)
    {
        foreach (var line in Lexicon.Embedded.Company)
        {
            var words = signals.Words(line);
            foreach (var word in words) _people.TryAdd(word.Stem, words[0].Stem);
        }
    }

    /// <summary>The people whom the question is about, and of all who are mentioned.</summary>
    public (HashSet<string> About, HashSet<string> Mentioned) Read(IReadOnlyList<SignalWord> words)
    {
        HashSet<string> about = new(StringComparer.Ordinal), mentioned = new(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; at++)
        {
            if (!_people.TryGetValue(words[at].Stem, out var person)) continue;
            mentioned.Add(person);
            if (IsAbout(words, at)) about.Add(person);
        }
        return (about, mentioned);
    }

    private static bool IsAbout(IReadOnlyList<SignalWord> words, int at)
    {
        if (at + 1 < words.Count && After.Contains(words[at + 1].Text)) return true;
        for (var before = at - 1; before >= Math.Max(0, at - Reach); before--)
        {
            if (Before.Contains(words[before].Text)) return true;
            if (!Between.Contains(words[before].Text) && !words[before].Text.Any(char.IsDigit)) return false;
        }
        return false;
    }
}

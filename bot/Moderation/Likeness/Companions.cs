using PsoasBot.Answering.Understanding;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// The other people in a question. One that it is about ("can my mother do this?", "exercises for my son", "my dad has Parkinson's") makes it
/// another question; one that stands by ("my husband wants to know", "is my husband right") is only a sign, and so is a client of an author.
/// </summary>
internal sealed class Companions
{
    private const int Reach = 5;

    private static readonly HashSet<string> Before = [.. "can may should could might must does is has will would let help helps for suits suit allow allows of with are".Split(' ')];
    private static readonly HashSet<string> After = [.. "has suffers needs cant cannot fell broke plays had have gets".Split(' ')];
    private static readonly HashSet<string> Between = [.. "my our a an the his her their old young year years little elderly own this that".Split(' ')];

    /// <summary>What somebody says, not how it goes with them: "is my sister right", "is that my sister's theory".</summary>
    private static readonly HashSet<string> Opinion = [.. "wrong correct mistaken joking kidding lying exaggerating say says said think thinks believe believes claims swears theory idea claim opinion view word advice trick saying favourite favorite cure remedy".Split(' ')];

    /// <summary>Not "is my mother's right hip ...".</summary>
    private static readonly HashSet<string> AfterRight = [.. "about that when or and if she he to on in saying please".Split(' ')];

    private static readonly HashSet<string> Talk = [.. "argue argued argues arguing argument bet bets betting talk talked talking quarrel disagree disagreed disagrees agree agrees discuss discussed discussion debate debating row chat chatting shared opinion".Split(' ')];

    /// <summary>People whom the authors speak of as well: only those of the member are somebody whom the question is about.</summary>
    private static readonly HashSet<string> OfAuthors = ["client", "patient", "customer", "student", "pupil"];
    private static readonly HashSet<string> OwnedBy = [.. "my our a an for".Split(' ')];

    private readonly HashSet<string> _ofAuthors;
    private readonly Dictionary<string, string> _people = new(StringComparer.Ordinal);

    public Companions(QuestionSignalReader signals)
    {
        _ofAuthors = OfAuthors.Select(name => signals.Words(name)[0].Stem).ToHashSet(StringComparer.Ordinal);
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
        if (IsForThem(words)) about.UnionWith(mentioned);
        return (about, mentioned);
    }

    /// <summary>"My cousin ..., may she do the release?"</summary>
    private static bool IsForThem(IReadOnlyList<SignalWord> words) =>
        words.Zip(words.Skip(1)).Any(pair => pair.First.Text is "may" or "can" or "should" or "could" && pair.Second.Text is "she" or "he");

    private bool IsAbout(IReadOnlyList<SignalWord> words, int at)
    {
        if (IsOpinion(words, at) || (_ofAuthors.Contains(words[at].Stem) && !words.Skip(at - 3).Take(Math.Min(3, at)).Any(word => OwnedBy.Contains(word.Text)))) return false;
        if (at + 1 < words.Count && After.Contains(words[at + 1].Text)) return true;
        for (var before = at - 1; before >= Math.Max(0, at - Reach); before--)
        {
            if (words[before].Text == "with" && before > 0 && Talk.Contains(words[before - 1].Text)) return false;
            if (Before.Contains(words[before].Text)) return true;
            if (!Between.Contains(words[before].Text) && !words[before].Text.Any(char.IsDigit)) return false;
        }
        return false;
    }

    private static bool IsOpinion(IReadOnlyList<SignalWord> words, int at) => at + 1 < words.Count
        && (Opinion.Contains(words[at + 1].Text) || (words[at + 1].Text == "right" && (at + 2 == words.Count || AfterRight.Contains(words[at + 2].Text))));
}

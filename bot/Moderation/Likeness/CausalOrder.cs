using PsoasBot.Answering.Understanding;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// What makes what: "does stress tighten it" holds (stress, tight), "is my stress caused by a tight psoas" holds (tight, stress). Read from the order of
/// the concepts round a causal verb or a "because of"; the words are those of everyday.yaml.
/// </summary>
internal sealed class CausalOrder
{
    private const string Psoas = "psoas";
    private const int LongestLink = 4;

    /// <summary>How many words a cause and its effect stand apart at most.</summary>
    private const int Reach = 12;

    private static readonly HashSet<string> Itself = new(StringComparer.Ordinal) { "psoas", "iliopsoas", "muscle", "muscles" };

    private readonly ConceptReader _concepts;
    private readonly QuestionSignalReader _signals;
    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal);

    public CausalOrder(ConceptReader concepts, QuestionSignalReader signals)
    {
        (_concepts, _signals) = (concepts, signals);
        Add(Lexicon.Embedded.Makes, Link.Makes);
        Add(Lexicon.Embedded.MadeBy, Link.MadeBy);
        Add(Lexicon.Embedded.MakeSo, Link.MakesSo);
    }

    /// <summary>Each pair of concepts of which the first makes the second, sentence by sentence.</summary>
    /// <param name="written">The question as it was written.</param>
    /// <param name="words">Its words, corrected.</param>
    public HashSet<(string Cause, string Effect)> Read(string written, IReadOnlyList<SignalWord> words)
    {
        HashSet<(string, string)> pairs = [];
        var past = 0;
        foreach (var sentence in written.Split(['.', '!', '?', ';', '\n']).Select(_signals.Words))
        {
            // As they were written: a correction may turn "tensed by" into "tense by".
            pairs.UnionWith(Pairs(Steps([.. sentence.Zip(words.Skip(past), (plain, word) => word with { Text = plain.Text })])));
            past += sentence.Count;
        }
        return pairs;
    }

    private static HashSet<(string Cause, string Effect)> Pairs(List<Step> steps)
    {
        HashSet<(string, string)> pairs = [];
        for (var from = 0; from < steps.Count; from++)
        {
            var (makes, madeBy) = (false, false);
            for (var to = from + 1; to < steps.Count && steps[to].At - steps[from].At <= Reach; to++)
            {
                makes |= steps[to].Link == Link.Makes;
                madeBy |= steps[to].Link == Link.MadeBy;
                if (!(makes || madeBy) || steps[from].Concept is not { } before || steps[to].Concept is not { } after || before == after) continue;
                pairs.Add(madeBy ? (after, before) : (before, after));
            }
        }
        return pairs;
    }

    /// <summary>1 where both say that the same makes the same, -1 where cause and effect have changed places, 0 where that is not said.</summary>
    public static int Compare(IReadOnlySet<(string Cause, string Effect)> first, IReadOnlySet<(string Cause, string Effect)> second)
    {
        var agreed = first.Count(second.Contains);
        var turned = first.Count(pair => second.Contains((pair.Effect, pair.Cause)) && !second.Contains(pair));
        return Math.Sign(agreed > 0 ? Math.Max(0, agreed - turned) : -turned);
    }

    private enum Link { None, Makes, MadeBy, MakesSo }

    private readonly record struct Step(int At, string? Concept, Link Link);

    private List<Step> Steps(IReadOnlyList<SignalWord> words)
    {
        List<Step> steps = [];
        var isNamed = words.Any(word => Itself.Contains(word.Text));
        var past = 0;
        foreach (var (concept, at, length) in _concepts.Placed(words).Where(place => place.At >= past))
        {
            var (link, linked) = LinkAt(words, at);
            var isLink = linked >= length && link != Link.None;
            if (isLink) steps.Add(new Step(at, null, link == Link.MadeBy ? Link.MadeBy : Link.Makes));
            if (!isLink || link == Link.MakesSo) steps.AddRange(Named(words[at], concept, isNamed).Select(id => new Step(at, id, Link.None)));
            past = at + (isLink ? linked : length);
        }
        return steps;
    }

    private static IEnumerable<string> Named(SignalWord word, Concept? concept, bool isNamed) =>
        concept is { Kind: ConceptKind.Content } ? concept.Id.Split('+')
        : Itself.Contains(word.Text) || (!isNamed && word.Text == "it") ? [Psoas]
        : [];

    private (Link Link, int Length) LinkAt(IReadOnlyList<SignalWord> words, int at)
    {
        if (words[at].Text == "by" && at > 0 && words[at - 1].Text.EndsWith("ed", StringComparison.Ordinal)) return (Link.MadeBy, 1);
        for (var length = Math.Min(LongestLink, words.Count - at); length >= 1; length--)
        {
            if (_links.TryGetValue(string.Join(' ', words.Skip(at).Take(length).Select(word => word.Text)), out var link)) return (link, length);
        }
        return (Link.None, 1);
    }

    private void Add(string phrases, Link link)
    {
        foreach (var phrase in phrases.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) _links.TryAdd(phrase, link);
    }
}

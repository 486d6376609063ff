using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;

namespace PsoasBot.Moderation.Likeness;

/// <summary>Turns words into concepts: longest phrase first, compared by stems; everyday English from the <see cref="Lexicon"/>, the subject from the vocabulary.</summary>
internal sealed class ConceptReader
{
    private const int LongestPhrase = 6;

    private readonly Dictionary<string, Concept> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float> _weights = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fillers;
    private readonly HashSet<string> _negations;
    private readonly HashSet<string> _numbers;
    private readonly QuestionSignalReader _signals;

    public ConceptReader(KnowledgeBase knowledge, QuestionSignalReader signals)
    {
        _signals = signals;
        signals.Teach([.. Lexicon.Embedded.Asks, .. Lexicon.Embedded.Concepts, Lexicon.Embedded.Fillers, Lexicon.Embedded.Grave, Lexicon.Embedded.Negations, Lexicon.Embedded.Numbers, Lexicon.Embedded.Makes, Lexicon.Embedded.MadeBy, Lexicon.Embedded.MakeSo]);
        _fillers = Words(Lexicon.Embedded.Fillers);
        _negations = Words(Lexicon.Embedded.Negations);
        _numbers = Words(Lexicon.Embedded.Numbers);
        foreach (var line in Lexicon.Embedded.Asks) AddLine(line, ConceptKind.Ask);
        foreach (var line in Lexicon.Embedded.Concepts) AddLine(line, ConceptKind.Content);
        foreach (var term in knowledge.Vocabulary) AddTerm(term);
        foreach (var person in People(knowledge)) Add(person.Phrase, new Concept(ConceptKind.Person, person.Id), wins: true);
        foreach (var (concept, asks) in AskedWith()) _weights[concept] = Weight(asks);
    }

    /// <summary>The concepts of a question, in order.</summary>
    public IReadOnlyList<Concept> Read(IReadOnlyList<SignalWord> words) =>
        [.. Placed(words).Where(place => place.Concept is not null).SelectMany(place => place.Concept!.Id.Split('+').Select(id => place.Concept with { Id = id }))];

    /// <summary>The words that stand alone, not within a phrase that means something of its own ("not getting pregnant", "pedal stroke").</summary>
    public IEnumerable<SignalWord> Alone(IReadOnlyList<SignalWord> words) => Placed(words).Where(place => place.Length == 1).Select(place => words[place.At]);

    /// <summary>Each phrase that means something of its own, and each other word, with where it begins and how many words it has; no concept where it says nothing.</summary>
    public IEnumerable<(Concept? Concept, int At, int Length)> Placed(IReadOnlyList<SignalWord> words)
    {
        for (var at = 0; at < words.Count;)
        {
            var (concept, length) = Longest(words, at);
            yield return (concept, at, length);
            at += length;
        }
    }

    /// <summary>The stem of the next telling word after each negation.</summary>
    public HashSet<string> Denied(IReadOnlyList<SignalWord> words)
    {
        HashSet<string> denied = new(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; at++)
        {
            if (_negations.Contains(words[at].Text)) denied.UnionWith(words.Skip(at + 1).Where(word => !IsFiller([word])).Take(1).Select(word => word.Stem));
        }
        return denied;
    }

    /// <summary>How telling a concept is, 0 to 1: the rarer in the ways to ask, the more.</summary>
    public float WeightOf(string concept) => _weights.TryGetValue(concept, out var weight) ? weight : Weight(Math.Max(3, _signals.AsksWith(concept)));

    private (Concept? Concept, int Length) Longest(IReadOnlyList<SignalWord> words, int at)
    {
        if (IsAlternative(words, at)) return (null, 2);
        for (var length = Math.Min(LongestPhrase, words.Count - at); length >= 1; length--)
        {
            if (_phrases.TryGetValue(Key(words.Skip(at).Take(length)), out var found)) return (found, length);
        }
        var word = words[at];
        if (_negations.Contains(word.Text)) return (new Concept(ConceptKind.Negation, "not"), 1);
        if (_numbers.Contains(word.Text) || word.Text.Any(char.IsDigit)) return (new Concept(ConceptKind.Number, word.Text), 1);
        return (IsFiller([word]) ? null : new Concept(ConceptKind.Content, word.Stem), 1);
    }

    /// <summary>"Or not", and "yes/no" or "or no" at the end, deny nothing.</summary>
    private static bool IsAlternative(IReadOnlyList<SignalWord> words, int at) => at + 1 < words.Count
        && ((words[at].Text == "or" && words[at + 1].Text == "not") || (words[at].Text is "or" or "yes" && words[at + 1].Text == "no" && at + 2 == words.Count));

    private void AddLine(string line, ConceptKind kind)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var concept = new Concept(kind, line[..colon]);
        foreach (var phrase in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Add(phrase, concept);
    }

    private void AddTerm(VocabularyTerm term)
    {
        var known = _phrases.GetValueOrDefault(Key(_signals.Words(term.Term)));
        if (IsFiller(_signals.Words(term.Term)))
        {
            foreach (var word in term.Same.Concat(term.Misspelled)) _fillers.Add(word);
            return;
        }
        var concept = known ?? new Concept(ConceptKind.Content, term.Term);
        foreach (var phrase in (IEnumerable<string>)[term.Term, .. term.Same, .. term.Misspelled]) Add(phrase, concept);
    }

    private void Add(string phrase, Concept concept, bool wins = false)
    {
        var words = _signals.Words(phrase);
        if (words.Count is 0 or > LongestPhrase || (concept.Kind == ConceptKind.Content && IsFiller(words))) return;
        if (wins) _phrases[Key(words)] = concept;
        else _phrases.TryAdd(Key(words), concept);
    }

    public bool IsFiller(IEnumerable<SignalWord> words) => words.All(word => _fillers.Contains(word.Text) || _fillers.Contains(word.Stem));

    private static IEnumerable<(string Phrase, string Id)> People(KnowledgeBase knowledge)
    {
        foreach (var source in knowledge.Sources)
        {
            yield return (source.Short, source.Slug);
            if (!source.IsSigned) continue;
            yield return (source.Author, source.Slug);
            foreach (var name in source.Author.Split(' ').Where(name => name.Length > 2)) yield return (name, source.Slug);
        }
        foreach (var name in knowledge.Statements.Select(statement => statement.Speaker.Name).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return (name, name);
            foreach (var part in name.Split(' ').Where(part => part.Length > 2)) yield return (part, name);
        }
        yield return ("handout", "big-deal-handout");
        yield return ("the pdf", "big-deal-handout");
    }

    private Dictionary<string, int> AskedWith()
    {
        Dictionary<string, int> asked = new(StringComparer.Ordinal);
        foreach (var (phrase, concept) in _phrases)
        {
            if (!phrase.Contains(' ', StringComparison.Ordinal)) asked[concept.Id] = asked.GetValueOrDefault(concept.Id) + _signals.AsksWith(phrase);
            else asked.TryAdd(concept.Id, 0);
        }
        return asked;
    }

    private float Weight(int asks) => MathF.Log((1f + _signals.Asks) / (1 + asks)) / MathF.Log(1f + _signals.Asks);

    private static string Key(IEnumerable<SignalWord> words) => string.Join(' ', words.Select(word => word.Stem));

    private static HashSet<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}

internal enum ConceptKind { Content, Ask, Person, Negation, Number }

/// <summary>A meaning with a name; different words for it are equal.</summary>
internal sealed record Concept(ConceptKind Kind, string Id);

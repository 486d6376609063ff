using PsoasBot.Answering;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Moderation.Likeness;

/// <summary>Whether one answer serves both questions, how likely that is (0 to 1), and what tells them apart.</summary>
internal sealed record Likeliness(bool IsSame, double Score, Difference Difference);

/// <summary>
/// Tells whether two questions are the same. Pure and deterministic. Two questions are compared by what the bot itself would answer to them, by
/// their concepts (words with one meaning are one concept, the rare ones weigh more) and by what the knowledge holds near them; a fitted
/// <see cref="SameDecision"/> weighs that. What concerns health or another person must agree, whatever else is alike: a curated answer must
/// never reach somebody it was not written for.
/// </summary>
internal sealed class QuestionSimilarity
{
    private static readonly HashSet<string> Strict = new(StringComparer.Ordinal) { "frequency", "count", "duration", "who", "when", "spell", "pronounce", "diagnose", "title" };

    /// <summary>What every question may ask beside something more telling: "how do you pronounce it" asks for the sound.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal) { "howto", "what" };

    private static readonly HashSet<string> NotGrave = [.. Lexicon.Embedded.NotGrave.Split(' ')];

    /// <summary>The weight from which a concept that each question has for itself makes them different, 0 to 1.</summary>
    private const float Telling = 0.3f;

    /// <summary>The share of all words from which on two questions stand in the same frame, 0 to 1.</summary>
    private const float SameFrame = 0.45f;

    private readonly QuestionSignalReader _signals;
    private readonly ConceptReader _concepts;
    private readonly Companions _companions;
    private readonly CausalOrder _causes;
    private readonly WordKinship _words;
    private readonly EmbeddedAnswerer _answerer;
    private readonly SameDecision _decision;
    private readonly HashSet<string> _graveNames;
    private readonly Dictionary<string, string> _graveStems;
    private readonly HashSet<(string, string)> _opposites;
    private readonly List<Slot> _slots;

    public QuestionSimilarity(KnowledgeBase knowledge, QuestionSignalReader signals, EmbeddedAnswerer answerer, SameDecision decision)
    {
        (_signals, _answerer, _decision) = (signals, answerer, decision);
        _concepts = new ConceptReader(knowledge, signals);
        _companions = new Companions(signals);
        _causes = new CausalOrder(_concepts, signals);
        _words = new WordKinship(signals, _concepts);
        _graveNames = Lexicon.Embedded.Grave.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        _graveStems = _graveNames.Select(signals.Words).Where(words => words.Count == 1).DistinctBy(words => words[0].Stem, StringComparer.Ordinal)
            .ToDictionary(words => words[0].Stem, words => _concepts.Read(words) is [{ Kind: ConceptKind.Content } concept] && _graveNames.Contains(concept.Id) ? concept.Id : words[0].Stem, StringComparer.Ordinal);
        _slots = [.. Lexicon.Embedded.Slots.Select(SlotOf)];
        _opposites = Lexicon.Embedded.Opposites.Select(line => line.Split(' ')).SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) }).ToHashSet();
    }

    public QuestionMeaning Read(string question)
    {
        var whole = ReadWhole(question);
        var core = QuestionCore.Of(question, sentence => _signals.Read(sentence).Near.Values.DefaultIfEmpty(0).Max());
        return core == question ? whole : whole with { Core = ReadWhole(core) };
    }

    private QuestionMeaning ReadWhole(string question)
    {
        var signals = _signals.Read(question);
        var concepts = _concepts.Read(signals.Words);
        var text = WordKinship.ReadText(signals.Words);
        var company = _companions.Read(signals.Words);
        var situations = signals.Safety.Findings.Select(finding => finding.Situation).ToHashSet(StringComparer.Ordinal);
        return new QuestionMeaning
        {
            Contents = Of(concepts, ConceptKind.Content).ToDictionary(id => id, _concepts.WeightOf, StringComparer.Ordinal),
            Order = [.. concepts.Where(concept => concept.Kind == ConceptKind.Content).Select(concept => concept.Id).Distinct(StringComparer.Ordinal)],
            Causes = _causes.Read(question, signals.Words),
            Vectors = WordVectorSigns.Read(_signals.Words(question), signals.Words, word => _concepts.WeightOf(word.Stem)),
            Denied = _concepts.Denied(signals.Words),
            Asks = Asks(concepts),
            People = Of(concepts, ConceptKind.Person),
            Numbers = Of(concepts, ConceptKind.Number),
            Grave = Grave(concepts, [.. _concepts.Alone(signals.Words)]).Concat(company.About).Concat(ToldOf.Children($" {text.Plain} ")).ToHashSet(StringComparer.Ordinal),
            IsToldOf = ToldOf.Is($" {text.Plain} "),
            Company = company.Mentioned,
            IsNegated = concepts.Count(concept => concept.Kind == ConceptKind.Negation) % 2 == 1,
            Form = QuestionForms.Of(question),
            Stems = signals.Words.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal),
            Words = signals.Words.Count,
            Near = signals.Near,
            Written = question,
            Line = $" {text.Plain} ",
            Tellings = [.. signals.Words.Where(word => !_concepts.IsFiller([word])).DistinctBy(word => word.Stem, StringComparer.Ordinal).Select(word => _words.Telling(word, text))],
            GateConcepts = text.Tokens.SelectMany(token => token.Concepts).ToHashSet(StringComparer.Ordinal),
            GateRows = text.Content.SelectMany(token => token.Synonyms).ToHashSet(),
            Learnt = signals.Meaning,
            Level = signals.Safety.Level,
            Situations = situations,
            Answer = signals.Safety.Level >= SafetyLevel.Urgent ? AnswerSigns.Of(situations) : AnswerSigns.Of(_answerer.Answer(new Question(question), signals.Safety)),
        };
    }

    public Likeliness Compare(QuestionMeaning first, QuestionMeaning second)
    {
        var (signs, difference) = Signs(first, second);
        if (difference.IsCertain) return new Likeliness(false, 0, difference);
        if (first.Stems.SetEquals(second.Stems) && difference.Kind == DifferenceKind.None) return new Likeliness(true, 1, difference);
        var probability = _decision.Probability(signs);
        return new Likeliness(probability >= _decision.Threshold, probability, difference);
    }

    /// <summary>What the decision weighs, and what tells the two apart.</summary>
    internal (float[] Signs, Difference Difference) Signs(QuestionMeaning first, QuestionMeaning second)
    {
        var (signs, difference) = SignsOfWhole(first, second);
        if (first.Core is null && second.Core is null) return ([.. signs, .. signs], difference);
        var (core, within) = SignsOfWhole(first.Core ?? first, second.Core ?? second);
        return ([.. signs, .. core], difference.IsCertain || !within.IsFramed ? difference : within);
    }

    private (float[] Signs, Difference Difference) SignsOfWhole(QuestionMeaning first, QuestionMeaning second)
    {
        var difference = Difference(first, second, Only(first, second), Only(second, first));
        var signs = PairSigns.Of(first, second, difference, AsksStrictlyElse(first, second), _words);
        return (signs, difference with { IsFramed = difference.Kind != DifferenceKind.None && signs[PairSigns.Frame] >= SameFrame });
    }

    private Difference Difference(QuestionMeaning first, QuestionMeaning second, List<string> onlyFirst, List<string> onlySecond) =>
        IsOtherwiseSafe(first, second) ? new(DifferenceKind.Safety, "another safety level")
        : OnlyOneSpeaksOf(first, second) is { } grave ? new(DifferenceKind.Condition, $"only one speaks of {grave}")
        : first.IsNegated != second.IsNegated && first.Grave.Count > 0 ? new(DifferenceKind.Condition, "only one has the condition")
        : CausalOrder.Compare(first.Causes, second.Causes) < 0 ? new(DifferenceKind.Turned, "cause and effect have changed places")
        : AsksStrictlyElse(first, second) ? new(DifferenceKind.AsksElse, "asks for something else")
        : IsMethodAgainstPermission(first, second) || IsMethodAgainstPermission(second, first) ? new(DifferenceKind.Method, "method against permission")
        : !first.People.SetEquals(second.People) ? new(DifferenceKind.People, "somebody else's view")
        : !first.Numbers.SetEquals(second.Numbers) ? new(DifferenceKind.Number, "another number")
        : first.IsNegated != second.IsNegated ? new(DifferenceKind.Negation, "negated")
        : PairSigns.DeniesElse(first, second) ? new(DifferenceKind.Negation, "denies something else")
        : onlyFirst.Any(one => onlySecond.Exists(other => _opposites.Contains((one, other)))) ? new(DifferenceKind.Opposite, "opposites")
        : _slots.Select(slot => Clash(slot, onlyFirst, onlySecond)).FirstOrDefault(clash => clash is not null) is { } clash ? new(DifferenceKind.Slot, clash)
        : onlyFirst.Exists(id => first.Contents[id] >= Telling) && onlySecond.Exists(id => second.Contents[id] >= Telling) ? new(DifferenceKind.Thing, "one thing for another")
        : RoleSigns.Clash(first, second) is { } role ? new(DifferenceKind.Role, role)
        : Likeness.Difference.None;

    /// <summary>Of somebody in the texts one question may say more than the other ("the reader with arthritis", "the reader whom he wrote back to").</summary>
    private static string? OnlyOneSpeaksOf(QuestionMeaning first, QuestionMeaning second)
    {
        var (one, other) = (first.Grave.Except(second.Grave, StringComparer.Ordinal).FirstOrDefault(), second.Grave.Except(first.Grave, StringComparer.Ordinal).FirstOrDefault());
        return first.IsToldOf && second.IsToldOf && (one is null || other is null) ? null : one ?? other;
    }

    private static bool AsksStrictlyElse(QuestionMeaning first, QuestionMeaning second) => Strict.Any(ask => first.Asks.Contains(ask) != second.Asks.Contains(ask));

    /// <summary>Conditions, other people and medicines of the lexicon, and words that are built like an illness or an operation.</summary>
    private HashSet<string> Grave(IReadOnlyList<Concept> concepts, IReadOnlyList<SignalWord> words) =>
        concepts.Where(concept => concept.Kind == ConceptKind.Content && _graveNames.Contains(concept.Id)).Select(concept => concept.Id)
            .Concat(words.Where(word => !NotGrave.Contains(word.Text) && _graveStems.ContainsKey(word.Stem)).Select(word => _graveStems[word.Stem]))
            .Concat(words.Where(word => !_graveStems.ContainsKey(word.Stem) && IsGrave(word) && !IsGraveConcept(word)).Select(word => word.Stem))
            .ToHashSet(StringComparer.Ordinal);

    private bool IsGraveConcept(SignalWord word) => _concepts.Read([word]) is [{ Kind: ConceptKind.Content } concept] && _graveNames.Contains(concept.Id);

    private static bool IsGrave(SignalWord word) =>
        !NotGrave.Contains(word.Text) && Lexicon.Embedded.GraveEndings.Any(ending => word.Text.Length > ending.Length + 2 && word.Text.EndsWith(ending, StringComparison.Ordinal));

    private sealed record Slot(string Name, bool Narrows, HashSet<string> Concepts);

    private Slot SlotOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var concepts = line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries).SelectMany(phrase => _concepts.Read(_signals.Words(phrase)) is [var one] ? [one.Id, phrase] : (string[])[phrase]);
        return new Slot(line[..colon].TrimEnd('!'), line[colon - 1] == '!', concepts.ToHashSet(StringComparer.Ordinal));
    }

    private static string? Clash(Slot slot, List<string> onlyFirst, List<string> onlySecond)
    {
        var (first, second) = (onlyFirst.Find(slot.Concepts.Contains), onlySecond.Find(slot.Concepts.Contains));
        return (first is not null && second is not null) || (slot.Narrows && (first ?? second) is not null) ? $"{slot.Name}: {first ?? "-"}, {second ?? "-"}" : null;
    }

    /// <summary>
    /// Both urgent in the same way, or neither. "Is my psoas tight" and "is the psoas tight" may share an answer: the pointer to a
    /// professional is made anew for who reads it, and a member who may not hear of exercises gets a safety card, which nothing replaces.
    /// </summary>
    private static bool IsOtherwiseSafe(QuestionMeaning first, QuestionMeaning second) =>
        (first.Level >= SafetyLevel.Urgent || second.Level >= SafetyLevel.Urgent) && (first.Level != second.Level || !first.Situations.SetEquals(second.Situations));

    private static bool IsMethodAgainstPermission(QuestionMeaning one, QuestionMeaning other) =>
        one.Asks.Contains("howto") && !one.Asks.Contains("permission") && other.Asks.Contains("permission") && !other.Asks.Contains("howto");

    private static List<string> Only(QuestionMeaning one, QuestionMeaning other) => [.. one.Contents.Keys.Where(id => !other.Contents.ContainsKey(id))];

    /// <summary>"Repeat it how often" asks for a count, not for a frequency.</summary>
    private static HashSet<string> Asks(IReadOnlyList<Concept> concepts)
    {
        var asks = Of(concepts, ConceptKind.Ask);
        if (asks.Contains("count")) asks.Remove("frequency");
        if (asks.Overlaps(Strict)) asks.ExceptWith(Plain);
        return asks;
    }

    private static HashSet<string> Of(IReadOnlyList<Concept> concepts, ConceptKind kind) =>
        concepts.Where(concept => concept.Kind == kind).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
}

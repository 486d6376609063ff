using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Moderation.Likeness;

/// <summary>What a question means, as far as likeness needs it.</summary>
internal sealed record QuestionMeaning
{
    public required IReadOnlyDictionary<string, float> Contents { get; init; }
    public required IReadOnlySet<string> Asks { get; init; }
    public required IReadOnlySet<string> People { get; init; }
    public required IReadOnlySet<string> Numbers { get; init; }
    public required bool IsNegated { get; init; }
    public required IReadOnlyDictionary<string, float> Near { get; init; }
    public required SafetyLevel Level { get; init; }
    public required IReadOnlySet<string> Situations { get; init; }
}

/// <summary>
/// Whether one answer serves both questions, and how alike they are (0 to 1). <see cref="Objection"/> names what makes them different for certain,
/// <see cref="Lexical"/> and <see cref="Evidence"/> are the two halves of the score.
/// </summary>
internal sealed record Likeliness(bool IsSame, double Score, double Lexical, double Evidence, string? Objection, IReadOnlyList<string> OnlyFirst, IReadOnlyList<string> OnlySecond);

/// <summary>
/// Tells whether two questions are the same. Pure and deterministic. Two questions are compared by their concepts (words with one meaning are
/// one concept, the rare ones weigh more) and by what the knowledge holds near them. What is asked for, whose view, numbers, negation,
/// opposites, and anything that concerns health or another person must agree, whatever else is alike: a curated answer must never
/// reach somebody it was not written for.
/// </summary>
internal sealed class QuestionSimilarity
{
    private static readonly HashSet<string> Strict = new(StringComparer.Ordinal) { "frequency", "count", "duration", "who", "when", "spell", "pronounce", "diagnose", "title" };

    private readonly QuestionSignalReader _signals;
    private readonly ConceptReader _concepts;
    private readonly LikenessOptions _options;
    private readonly HashSet<string> _grave;
    private readonly HashSet<(string, string)> _opposites;
    private readonly List<Slot> _slots;

    public QuestionSimilarity(KnowledgeBase knowledge, QuestionSignalReader signals, LikenessOptions options)
    {
        (_signals, _options) = (signals, options);
        _concepts = new ConceptReader(knowledge, signals);
        _grave = Lexicon.Grave.Split(',').SelectMany(phrase => _concepts.Read(signals.Words(phrase))).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        _slots = [.. Lexicon.Slots.Select(SlotOf)];
        _opposites = Lexicon.Opposites.Select(line => line.Split(' ')).SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) }).ToHashSet();
    }

    public QuestionMeaning Read(string question)
    {
        var signals = _signals.Read(question);
        var concepts = _concepts.Read(signals.Words);
        return new QuestionMeaning
        {
            Contents = Of(concepts, ConceptKind.Content).ToDictionary(id => id, _concepts.WeightOf, StringComparer.Ordinal),
            Asks = Asks(concepts),
            People = Of(concepts, ConceptKind.Person),
            Numbers = Of(concepts, ConceptKind.Number),
            IsNegated = concepts.Count(concept => concept.Kind == ConceptKind.Negation) % 2 == 1,
            Near = signals.Near,
            Level = signals.Safety.Level,
            Situations = signals.Safety.Findings.Select(finding => finding.Situation).ToHashSet(StringComparer.Ordinal),
        };
    }

    public Likeliness Compare(QuestionMeaning first, QuestionMeaning second)
    {
        var onlyFirst = Only(first, second);
        var onlySecond = Only(second, first);
        var (lexical, evidence) = (Lexical(first, second, onlyFirst, onlySecond), Evidence(first.Near, second.Near));
        var score = (1 - _options.EvidenceShare) * lexical + _options.EvidenceShare * evidence - _options.AskPenalty * (first.Asks.Except(second.Asks, StringComparer.Ordinal).Count() + second.Asks.Except(first.Asks, StringComparer.Ordinal).Count())
            - (first.Level == second.Level ? 0 : _options.LevelPenalty);
        var objection = Objection(first, second, onlyFirst, onlySecond);
        return new Likeliness(objection is null && score >= _options.Threshold, Math.Clamp(score, 0, 1), lexical, evidence, objection, onlyFirst, onlySecond);
    }

    private string? Objection(QuestionMeaning first, QuestionMeaning second, List<string> onlyFirst, List<string> onlySecond) =>
        IsOtherwiseSafe(first, second) ? "another safety level"
        : Strict.Any(ask => first.Asks.Contains(ask) != second.Asks.Contains(ask)) ? "asks for something else"
        : IsMethodAgainstPermission(first, second) || IsMethodAgainstPermission(second, first) ? "method against permission"
        : !first.People.SetEquals(second.People) ? "somebody else's view"
        : !first.Numbers.SetEquals(second.Numbers) ? "another number"
        : first.IsNegated != second.IsNegated ? "negated"
        : onlyFirst.Concat(onlySecond).FirstOrDefault(_grave.Contains) is { } grave ? $"only one speaks of {grave}"
        : onlyFirst.Any(one => onlySecond.Exists(other => _opposites.Contains((one, other)))) ? "opposites"
        : _slots.Select(slot => Clash(slot, onlyFirst, onlySecond)).FirstOrDefault(clash => clash is not null) is { } clash ? clash
        : onlyFirst.Exists(id => first.Contents[id] >= _options.Telling) && onlySecond.Exists(id => second.Contents[id] >= _options.Telling) ? "one thing for another"
        : null;

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

    private double Lexical(QuestionMeaning first, QuestionMeaning second, List<string> onlyFirst, List<string> onlySecond)
    {
        var shared = first.Contents.Where(pair => second.Contents.ContainsKey(pair.Key)).Sum(pair => pair.Value)
            + 0.8f * first.People.Count(second.People.Contains) + 0.5f * first.Asks.Count(second.Asks.Contains);
        var (kin, apart) = (0f, 0f);
        Weigh(onlyFirst, onlySecond, first.Contents, ref kin, ref apart);
        Weigh(onlySecond, onlyFirst, second.Contents, ref kin, ref apart);
        return shared + kin + apart <= 0 ? 0 : (2 * shared + 0.8f * kin) / (2 * shared + kin + apart);
    }

    /// <summary>A concept that only one question has is no stranger where the other has one for itself that is used to ask for the same things.</summary>
    private void Weigh(List<string> concepts, List<string> others, IReadOnlyDictionary<string, float> weights, ref float kin, ref float apart)
    {
        foreach (var concept in concepts)
        {
            if (others.Exists(other => Kinship(concept, other) >= _options.Kinship)) kin += weights[concept];
            else apart += weights[concept];
        }
    }

    private float Kinship(string first, string second)
    {
        var (a, b) = (_signals.Words(first), _signals.Words(second));
        return a.Max(one => b.Max(other => _signals.Kinship(one.Stem, other.Stem)));
    }

    /// <summary>The weighted overlap of what the knowledge holds near both (Ruzicka); the best hits count most.</summary>
    private static double Evidence(IReadOnlyDictionary<string, float> first, IReadOnlyDictionary<string, float> second)
    {
        double shared = 0, all = 0;
        if (first.Count == 0 || second.Count == 0) return 0;
        var (firstBest, secondBest) = (first.Values.Max(), second.Values.Max());
        foreach (var id in first.Keys.Union(second.Keys, StringComparer.Ordinal))
        {
            var (a, b) = (Cube(first.GetValueOrDefault(id) / firstBest), Cube(second.GetValueOrDefault(id) / secondBest));
            shared += Math.Min(a, b);
            all += Math.Max(a, b);
        }
        return all <= 0 ? 0 : shared / all;
    }

    private static double Cube(float value) => value * value * value;

    private static List<string> Only(QuestionMeaning one, QuestionMeaning other) => [.. one.Contents.Keys.Where(id => !other.Contents.ContainsKey(id))];

    /// <summary>"Repeat it how often" asks for a count, not for a frequency.</summary>
    private static HashSet<string> Asks(IReadOnlyList<Concept> concepts)
    {
        var asks = Of(concepts, ConceptKind.Ask);
        if (asks.Contains("count")) asks.Remove("frequency");
        return asks;
    }

    private static HashSet<string> Of(IReadOnlyList<Concept> concepts, ConceptKind kind) =>
        concepts.Where(concept => concept.Kind == kind).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
}

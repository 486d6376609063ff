using PsoasBot.Answering;
using PsoasBot.Answering.Understanding;
using PsoasBot.Safety;

namespace PsoasBot.Moderation.Likeness;

/// <summary>What a question means, as far as likeness needs it: its concepts, how it was screened, and what the bot itself would answer.</summary>
internal sealed record QuestionMeaning
{
    /// <summary>Concepts of the subject, each with how telling it is (0 to 1).</summary>
    public required IReadOnlyDictionary<string, float> Contents { get; init; }

    /// <summary>The concepts in the order in which they are said, each once.</summary>
    public required IReadOnlyList<string> Order { get; init; }

    /// <summary>What makes what, by concepts.</summary>
    public required IReadOnlySet<(string Cause, string Effect)> Causes { get; init; }

    /// <summary>Each word with its pre-trained vector, and their weighted mean.</summary>
    public required WordVectorSigns.Sentence Vectors { get; init; }

    /// <summary>Stems of the words that a "not" or "no" is about.</summary>
    public required IReadOnlySet<string> Denied { get; init; }

    public required IReadOnlySet<string> Asks { get; init; }
    public required IReadOnlySet<string> People { get; init; }
    public required IReadOnlySet<string> Numbers { get; init; }

    /// <summary>Conditions, children, medicines, and other people whom the question is about.</summary>
    public required IReadOnlySet<string> Grave { get; init; }

    /// <summary>It asks about somebody in the texts, and nothing about the member.</summary>
    public required bool IsToldOf { get; init; }

    /// <summary>Other people who are mentioned.</summary>
    public required IReadOnlySet<string> Company { get; init; }

    /// <summary>What a long message asks, read by itself; null for a short one.</summary>
    public QuestionMeaning? Core { get; init; }

    public required bool IsNegated { get; init; }
    public required QuestionForm Form { get; init; }

    /// <summary>Stems of all words, the small ones too.</summary>
    public required IReadOnlySet<string> Stems { get; init; }

    public required int Words { get; init; }

    /// <summary>What the knowledge holds near it, by id, with the score.</summary>
    public required IReadOnlyDictionary<string, float> Near { get; init; }

    public required LearntMeaning Learnt { get; init; }

    /// <summary>As the member wrote it.</summary>
    public required string Written { get; init; }

    /// <summary>The corrected words in a line, with a blank on either side.</summary>
    public required string Line { get; init; }

    /// <summary>Each word with content once.</summary>
    public required IReadOnlyList<TellingWord> Tellings { get; init; }

    /// <summary>The concepts of the grounding gate's lexicon, and the rows of its synonyms, of all words with content.</summary>
    public required IReadOnlySet<string> GateConcepts { get; init; }
    public required IReadOnlySet<int> GateRows { get; init; }

    public bool HasWord(string word) => Line.Contains($" {word} ", StringComparison.Ordinal);

    public required SafetyLevel Level { get; init; }
    public required IReadOnlySet<string> Situations { get; init; }
    public required AnswerSigns Answer { get; init; }
}

/// <summary>A word with content: how telling it is (0 to 1), its concept and vector, and where it stands in the grounding gate's lexicon and synonyms.</summary>
internal sealed record TellingWord(string Stem, string Concept, float Weight, float[] Vector, IReadOnlySet<string> Meanings, IReadOnlySet<int> Rows);

/// <summary>What the bot's own answer rests on; for a message that gets a safety card, what it was screened for.</summary>
internal sealed record AnswerSigns(
    AnswerStatus Status, string Lead, IReadOnlySet<string> Cited, IReadOnlySet<string> Claims, IReadOnlyDictionary<string, float> Considered)
{
    public static AnswerSigns Of(Answer answer) => new(
        answer.Status,
        answer.Sentences.Count == 0 ? "" : string.Join(' ', answer.Sentences[0].Citations),
        answer.Sentences.SelectMany(sentence => sentence.Citations).ToHashSet(StringComparer.Ordinal),
        answer.Contested.Select(mark => mark.Id).ToHashSet(StringComparer.Ordinal),
        answer.Receipt.Considered.DistinctBy(each => each.Id, StringComparer.Ordinal).ToDictionary(each => each.Id, each => each.Score, StringComparer.Ordinal));

    public static AnswerSigns Of(IReadOnlySet<string> situations) => new(
        AnswerStatus.Safety, string.Join(' ', situations.Order(StringComparer.Ordinal)), situations, new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, float>(StringComparer.Ordinal));
}

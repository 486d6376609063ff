using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Pointing;

/// <summary>
/// Whether a finding is told of somebody's body or asked in general: "can it cause back pain" tells of nobody, "my back hurts" and "back hurts. psoas?" do.
/// An "I" that only asks, reads or hears ("i read that", "my teacher says") is nobody's body.
/// </summary>
internal sealed class WhoseBody(SafetyLexicon lexicon)
{
    /// <summary>Such words may stand before a question: "and can it cause pain".</summary>
    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal) { "and", "but", "so", "or", "then", "ok", "okay", "hi", "hello", "hey", "also", "please", "pls", "lol" };

    private readonly Concept? _self = lexicon.Find("body-owner");
    private readonly Concept? _near = lexicon.Find("near-owner");
    private readonly Concept? _voice = lexicon.Find("only-voice");
    private readonly Concept? _opening = lexicon.Find("asks-in-general");
    private readonly Concept? _anywhere = lexicon.Find("of-things-in-general");
    private readonly Concept? _whole = lexicon.Find("whole-in-general");

    /// <summary>Told of the writer, or of somebody whom they ask for, or simply told.</summary>
    public bool IsTold(IReadOnlyList<Span> finding, Finds finds)
    {
        if (SpeaksOfSomebody(finds)) return true;
        return !finds.Has(_whole) && !finding.All(span => IsGeneral(span, finds)) && !finding.Any(span => IsIllness(span) && IsGeneral(span, finds));
    }

    /// <summary>The writer or somebody near is named, and not only as a voice.</summary>
    private bool SpeaksOfSomebody(Finds finds) => Named(_self, finds) || Named(_near, finds);

    private bool Named(Concept? who, Finds finds) =>
        who is not null && finds.Of(who.Id).Any(span => !IsVoice(span, finds));

    private bool IsVoice(Span span, Finds finds) =>
        _voice is not null && finds.Of(_voice.Id).Any(voice => voice.Start <= span.Start && span.End <= voice.End);

    private bool IsGeneral(Span finding, Finds finds) =>
        In(_anywhere, finding.Sentence, finds).Any() || In(_opening, finding.Sentence, finds).Any(span => span.Start <= finding.Start && Opens(finds.Tokens, span.Start));

    /// <summary>An illness, a medicine or a pregnancy that is only asked about is nobody's, whoever is named beside it.</summary>
    private bool IsIllness(Span span) => lexicon.Concepts[span.Concept].Kind == ConceptKind.Risk;

    private static IEnumerable<Span> In(Concept? concept, int sentence, Finds finds) =>
        concept is null ? [] : finds.Of(concept.Id).Where(span => span.Sentence == sentence);

    private static bool Opens(TokenList tokens, int at) => at == 0 || tokens[at].Before != Break.None || Leading.Contains(tokens[at - 1].Text);
}

using PsoasBot.Safety.Lexicon;

namespace PsoasBot.Safety.Rules;

/// <summary>Decides which finds are live: what is negated, imagined, studied, fictional, about a thing or an animal, or long over does not count.</summary>
internal sealed class Scope(SafetyLexicon lexicon)
{
    private readonly Cues _cues = new(lexicon);
    private readonly Negation _negation = new(lexicon);

    public void Apply(Finds finds)
    {
        var tokens = finds.Tokens;
        var frame = new SentenceFrame(finds, tokens.Count == 0 ? 0 : tokens[tokens.Count - 1].Sentence + 1, _cues);
        var wide = _negation.Wide(finds);
        var close = _negation.Close(finds);
        foreach (var concept in lexicon.Concepts)
            if (concept.Kind is not (ConceptKind.Frame or ConceptKind.Idiom) && finds.ListOf(concept.Id) is { } spans)
                for (var i = 0; i < spans.Count; i++)
                    spans[i] = spans[i] with { Live = !(concept.Kind == ConceptKind.Crisis ? close : wide)[spans[i].Start] && frame.Counts(concept.Kind, spans[i]) };
        finds.Asked = frame.Asked(tokens);
    }
}

using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>Everything the lexicon found in one message, grouped by concept.</summary>
internal sealed class Finds(TokenList tokens, int concepts)
{
    private readonly List<Span>?[] _byConcept = new List<Span>?[concepts];

    public TokenList Tokens => tokens;

    /// <summary>Tokens before this one belong to earlier messages of the member.</summary>
    public int MessageStart { get; init; }

    public IReadOnlyList<Span> Of(int concept) => _byConcept[concept] ?? (IReadOnlyList<Span>)[];

    public List<Span>? ListOf(int concept) => _byConcept[concept];

    public bool Has(int concept) => _byConcept[concept] is not null;

    public bool Has(Concept? concept) => concept is not null && Has(concept.Id);

    public void Add(int concept, int start, int end)
    {
        var list = _byConcept[concept] ??= new List<Span>(2);
        foreach (var known in list)
            if (known.Start == start && known.End == end)
                return;
        list.Add(new Span(concept, start, end, tokens[start].Sentence, true));
    }

    /// <summary>Ends of the finds of a concept that begin at a token.</summary>
    public void EndsAt(int concept, int start, List<int> ends)
    {
        if (_byConcept[concept] is not { } list)
            return;
        foreach (var span in list)
            if (span.Start == start)
                ends.Add(span.End);
    }
}

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

    /// <summary>By sentence: whether it only asks about the texts and the people in them.</summary>
    public IReadOnlyList<bool> Asked { get; set; } = [];

    public IReadOnlyList<Span> Of(int concept) => _byConcept[concept] ?? (IReadOnlyList<Span>)[];

    public List<Span>? ListOf(int concept) => _byConcept[concept];

    public bool Has(int concept) => _byConcept[concept] is not null;

    public bool Has(Concept? concept) => concept is not null && Has(concept.Id);

    public void Add(int concept, int start, int end)
    {
        var list = _byConcept[concept] ??= new List<Span>(2);
        for (var i = list.Count - 1; i >= 0 && list[i].Start == start; i--)
            if (list[i].End == end)
                return;
        list.Add(new Span(concept, start, end, tokens[start].Sentence, true));
    }

    /// <summary>The live find of a concept nearest to a span and no more than so many words away. Finds stand in the order of the words.</summary>
    public Span? Nearest(int concept, Span anchor, int within, bool sameSentence)
    {
        if (_byConcept[concept] is not { } list)
            return null;
        Span? best = null;
        var distance = within + 1;
        for (var i = FirstFrom(list, anchor.Start - within - LongestFind); i < list.Count && list[i].Start <= anchor.End + within; i++)
            if (list[i].Live && (!sameSentence || list[i].Sentence == anchor.Sentence) && Distance(list[i], anchor) is var d && d < distance)
                (best, distance) = (list[i], d);
        return best;
    }

    private const int LongestFind = 40;

    private static int Distance(Span a, Span b) => Math.Max(0, a.Start >= b.Start ? a.Start - b.End : b.Start - a.End);

    private static int FirstFrom(List<Span> list, int start)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

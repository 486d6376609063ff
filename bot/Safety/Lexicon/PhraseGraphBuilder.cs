namespace PsoasBot.Safety.Lexicon;

/// <summary>Lays phrases out as a <see cref="PhraseGraph"/>. Phrases that begin alike share their beginning as far as it is plain words.</summary>
/// <param name="symbol">The number of a word, a beginning or a concept.</param>
internal sealed class PhraseGraphBuilder(Func<string, int> symbol)
{
    private readonly List<(int From, int Symbol, int To)> _edges = [];
    private readonly List<(int Node, int Concept, int Unused)> _ends = [];

    /// <summary>Nodes that one edge alone leads to, so that another phrase may go on from there.</summary>
    private readonly Dictionary<long, int> _only = [];

    private int _nodes = 1;

    public void Add(IReadOnlyList<PhrasePart> phrase, int concept)
    {
        foreach (var end in Sequence(phrase, [PhraseGraph.Root]))
        {
            if (end != PhraseGraph.Root) _ends.Add((end, concept, 0));
        }
    }

    public PhraseGraph Build() => new(new NodeLists(_nodes, _edges), new NodeLists(_nodes, _ends));

    private List<int> Sequence(IReadOnlyList<PhrasePart> parts, List<int> from)
    {
        foreach (var part in parts)
        {
            from = part switch
            {
                PhrasePart.Word word => [Step(from, SymbolOf(word))],
                PhrasePart.Choice choice => Choice(choice, from),
                _ => from,
            };
        }
        return from;
    }

    /// <summary>The node behind a symbol.</summary>
    private int Step(List<int> from, int by)
    {
        if (from is not [var single]) return Link(from, by, _nodes++);
        var step = ((long)single << 32) | (uint)by;
        if (!_only.TryGetValue(step, out var known)) _only[step] = known = Link(from, by, _nodes++);
        return known;
    }

    private int Link(List<int> from, int by, int target)
    {
        foreach (var node in from) _edges.Add((node, by, target));
        return target;
    }

    /// <summary>Alternatives of one word share their end, which keeps the graph small.</summary>
    private List<int> Choice(PhrasePart.Choice choice, List<int> from)
    {
        var shared = _nodes++;
        List<int> ends = [shared];
        foreach (var sequence in choice.Sequences)
        {
            if (sequence is [PhrasePart.Word { Text: not ("~" or "~~") } word])
                Link(from, SymbolOf(word), shared);
            else
                ends.AddRange(Sequence(sequence, from));
        }
        if (choice.Optional) ends.AddRange(from);
        return ends;
    }

    private int SymbolOf(PhrasePart.Word word) => word.Text switch
    {
        "~" => PhraseGraph.ShortGap,
        "~~" => PhraseGraph.LongGap,
        var text => symbol(text),
    };
}

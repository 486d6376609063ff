namespace PsoasBot.Safety.Lexicon;

/// <summary>
/// Phrases as one graph over word numbers (positive), concept numbers (negative) and gaps, so that all of them are found in one walk. Nodes are numbers,
/// the root is 0; the edges of a node lie side by side, sorted by symbol. Made by <see cref="PhraseGraphBuilder"/>.
/// </summary>
internal sealed class PhraseGraph
{
    public const int Root = 0;

    /// <summary>The symbol of "~".</summary>
    public const int ShortGap = int.MaxValue - 1;

    /// <summary>The symbol of "~~".</summary>
    public const int LongGap = int.MaxValue;

    /// <summary>So few ways on are looked through one by one.</summary>
    private const int FewWays = 16;

    public static readonly PhraseGraph Empty = new(new NodeLists(1, []), new NodeLists(1, []));

    private readonly int[] _firstEdge;
    private readonly int[] _symbols;
    private readonly int[] _targets;
    private readonly int[] _firstConcept;
    private readonly int[] _concepts;

    /// <summary>The symbols that some phrase begins with, a bit each: most words begin none, and the root has thousands of ways on.</summary>
    private readonly uint[] _begins;
    private readonly int _lowest;

    /// <param name="edges">For each node the symbols and where they lead to.</param>
    /// <param name="ends">For each node the concepts that are found there.</param>
    public PhraseGraph(NodeLists edges, NodeLists ends)
    {
        (_firstEdge, _symbols, _targets) = (edges.Firsts, edges.Keys, edges.Values);
        (_firstConcept, _concepts) = (ends.Firsts, ends.Keys);
        _lowest = _firstEdge[Root + 1] == 0 ? 0 : _symbols[0];
        _begins = Beginnings(_symbols.AsSpan(0, _firstEdge[Root + 1]), _lowest);
    }

    public bool IsEmpty => _symbols.Length == 0;

    public bool IsLeaf(int node) => _firstEdge[node] == _firstEdge[node + 1];

    /// <summary>Some way on is a gap; gaps are the largest symbols, so they stand last.</summary>
    public bool HasGap(int node) => _symbols[_firstEdge[node + 1] - 1] >= ShortGap;

    /// <summary>Some way on is a concept; concepts are negative, so they stand first.</summary>
    public bool NamesConcepts(int node) => _symbols[_firstEdge[node]] < 0;

    public ReadOnlySpan<int> Concepts(int node) => _concepts.AsSpan(_firstConcept[node].._firstConcept[node + 1]);

    /// <summary>The nodes that a symbol leads to from a node.</summary>
    public ReadOnlySpan<int> Next(int node, int symbol)
    {
        if (node == Root && !Begins(symbol)) return [];
        var start = _firstEdge[node];
        var symbols = _symbols.AsSpan(start, _firstEdge[node + 1] - start);
        var from = symbols.Length <= FewWays ? symbols.IndexOf(symbol) : First(symbols, symbol);
        if (from < 0) return [];
        var until = from + 1;
        while (until < symbols.Length && symbols[until] == symbol) until++;
        return _targets.AsSpan(start + from, until - from);
    }

    private static int First(ReadOnlySpan<int> symbols, int symbol)
    {
        var at = symbols.BinarySearch(symbol);
        while (at > 0 && symbols[at - 1] == symbol) at--;
        return at;
    }

    private bool Begins(int symbol)
    {
        var bit = (long)symbol - _lowest;
        return bit >= 0 && bit < _begins.Length * 32L && (_begins[bit >> 5] & (1u << (int)(bit & 31))) != 0;
    }

    /// <summary>A phrase that begins with a gap would need a very long row of bits; there is none.</summary>
    private static uint[] Beginnings(ReadOnlySpan<int> symbols, int lowest)
    {
        while (symbols.Length > 0 && symbols[^1] >= ShortGap) symbols = symbols[..^1];
        var bits = new uint[symbols.Length == 0 ? 0 : ((symbols[^1] - lowest) >> 5) + 1];
        foreach (var symbol in symbols) bits[(symbol - lowest) >> 5] |= 1u << ((symbol - lowest) & 31);
        return bits;
    }
}

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

    public static readonly PhraseGraph Empty = new(1, [], []);

    private readonly int[] _firstEdge;
    private readonly int[] _symbols;
    private readonly int[] _targets;
    private readonly int[] _firstConcept;
    private readonly int[] _concepts;

    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="edges">The edges, sorted by node, then by symbol.</param>
    /// <param name="ends">The concepts that are found at a node, sorted by node.</param>
    public PhraseGraph(int nodes, IReadOnlyList<(int From, int Symbol, int To)> edges, IReadOnlyList<(int Node, int Concept)> ends)
    {
        _symbols = [.. edges.Select(edge => edge.Symbol)];
        _targets = [.. edges.Select(edge => edge.To)];
        _concepts = [.. ends.Select(end => end.Concept)];
        _firstEdge = Firsts(nodes, edges.Select(edge => edge.From));
        _firstConcept = Firsts(nodes, ends.Select(end => end.Node));
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
        var start = _firstEdge[node];
        var symbols = _symbols.AsSpan(start, _firstEdge[node + 1] - start);
        var at = symbols.BinarySearch(symbol);
        if (at < 0) return [];
        var (from, until) = (at, at + 1);
        while (from > 0 && symbols[from - 1] == symbol) from--;
        while (until < symbols.Length && symbols[until] == symbol) until++;
        return _targets.AsSpan(start + from, until - from);
    }

    /// <summary>Where the part of each node begins in a list that is sorted by node, and where the last one ends.</summary>
    private static int[] Firsts(int nodes, IEnumerable<int> sorted)
    {
        var firsts = new int[nodes + 1];
        foreach (var node in sorted) firsts[node + 1]++;
        for (var node = 0; node < nodes; node++) firsts[node + 1] += firsts[node];
        return firsts;
    }
}

namespace PsoasBot.Safety.Lexicon;

/// <summary>
/// What belongs to each node of a graph, side by side: a node's part begins at its <see cref="Firsts"/> and ends at the next node's, sorted by key, then by
/// value, each pair once. Sorted by counting the nodes and then node by node, for there are some hundred thousand pairs at every start.
/// </summary>
internal sealed class NodeLists
{
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="pairs">In any order, also more than once.</param>
    public NodeLists(int nodes, List<(int Node, int Key, int Value)> pairs)
    {
        var (starts, packed) = ByNode(nodes, pairs);
        Firsts = new int[nodes + 1];
        var kept = 0;
        for (var node = 0; node < nodes; node++)
        {
            Array.Sort(packed, starts[node], starts[node + 1] - starts[node]);
            for (var at = starts[node]; at < starts[node + 1]; at++)
            {
                if (at == starts[node] || packed[at] != packed[kept - 1]) packed[kept++] = packed[at];
            }
            Firsts[node + 1] = kept;
        }
        (Keys, Values) = (new int[kept], new int[kept]);
        for (var at = 0; at < kept; at++) (Keys[at], Values[at]) = ((int)(packed[at] >> 32), (int)packed[at]);
    }

    public int[] Firsts { get; }

    public int[] Keys { get; }

    public int[] Values { get; }

    /// <summary>The key in the upper half keeps its sign, so that the packed pairs sort as the keys do; values are not negative.</summary>
    private static (int[] Starts, long[] Packed) ByNode(int nodes, List<(int Node, int Key, int Value)> pairs)
    {
        var starts = new int[nodes + 1];
        foreach (var (node, _, _) in pairs) starts[node + 1]++;
        for (var node = 0; node < nodes; node++) starts[node + 1] += starts[node];
        var packed = new long[pairs.Count];
        var next = starts.AsSpan(0, nodes).ToArray();
        foreach (var (node, key, value) in pairs) packed[next[node]++] = ((long)key << 32) | (uint)value;
        return (starts, packed);
    }
}

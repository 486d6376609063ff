namespace PsoasBot.Safety.Lexicon;

/// <summary>Phrases as one graph over word numbers, concept numbers (negative) and gaps, so that all of them are found in one walk.</summary>
internal sealed class PhraseGraph
{
    public Node Root { get; } = new();

    public bool IsEmpty => Root.IsLeaf;

    /// <summary>Adds a phrase; the symbols come from the lexicon, which knows its words and concepts.</summary>
    public void Add(IReadOnlyList<PhrasePart> phrase, Func<string, int> symbol, int concept)
    {
        foreach (var end in Sequence(phrase, [Root], symbol))
            if (end != Root && !end.Concepts.Contains(concept))
                end.Concepts.Add(concept);
    }

    private static List<Node> Sequence(IReadOnlyList<PhrasePart> parts, List<Node> from, Func<string, int> symbol)
    {
        foreach (var part in parts)
            from = part switch
            {
                PhrasePart.Word { Text: "~" } => Gap(from, (node, next) => node.AfterShortGap.Add(next)),
                PhrasePart.Word { Text: "~~" } => Gap(from, (node, next) => node.AfterLongGap.Add(next)),
                PhrasePart.Word word => Word(from, symbol(word.Text), new Node()),
                PhrasePart.Choice choice => Choice(choice, from, symbol),
                _ => from,
            };
        return from;
    }

    private static List<Node> Gap(List<Node> from, Action<Node, Node> link)
    {
        var next = new Node();
        from.ForEach(node => link(node, next));
        return [next];
    }

    private static List<Node> Word(List<Node> from, int symbol, Node target)
    {
        from.ForEach(node => node.Link(symbol, target));
        return [target];
    }

    /// <summary>Alternatives of one word share their end, which keeps the graph small.</summary>
    private static List<Node> Choice(PhrasePart.Choice choice, List<Node> from, Func<string, int> symbol)
    {
        var shared = new Node();
        var ends = new List<Node>();
        foreach (var sequence in choice.Sequences)
            if (sequence is [PhrasePart.Word { Text: not ("~" or "~~") } word])
                Word(from, symbol(word.Text), shared);
            else
                ends.AddRange(Sequence(sequence, from, symbol));
        ends.Add(shared);
        if (choice.Optional)
            ends.AddRange(from);
        return ends;
    }

    internal sealed class Node
    {
        private readonly Dictionary<int, List<Node>> _next = [];

        public List<int> Concepts { get; } = [];

        public List<Node> AfterShortGap { get; } = [];

        public List<Node> AfterLongGap { get; } = [];

        public bool IsLeaf => _next.Count == 0 && AfterShortGap.Count == 0 && AfterLongGap.Count == 0;

        public bool TryNext(int symbol, out List<Node>? next) => _next.TryGetValue(symbol, out next);

        public void Link(int symbol, Node target)
        {
            if (!_next.TryGetValue(symbol, out var list))
                _next[symbol] = list = [];
            if (!list.Contains(target))
                list.Add(target);
        }
    }
}

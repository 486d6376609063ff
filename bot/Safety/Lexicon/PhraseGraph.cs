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
            if (end != Root)
                end.Mean(concept);
    }

    private static List<Node> Sequence(IReadOnlyList<PhrasePart> parts, List<Node> from, Func<string, int> symbol)
    {
        foreach (var part in parts)
            from = part switch
            {
                PhrasePart.Word { Text: "~" } => Gap(from, (node, next) => node.LinkAfterShortGap(next)),
                PhrasePart.Word { Text: "~~" } => Gap(from, (node, next) => node.LinkAfterLongGap(next)),
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

    /// <summary>A place in the graph. Most have one or two ways on, so that a short list is faster and far smaller than a table.</summary>
    internal sealed class Node
    {
        private const int LongestList = 8;
        private int[] _symbols = [];
        private Node[][] _targets = [];
        private Dictionary<int, Node[]>? _many;

        public int[] Concepts { get; private set; } = [];

        public Node[] AfterShortGap { get; private set; } = [];

        public Node[] AfterLongGap { get; private set; } = [];

        /// <summary>Some way on is a word or a beginning.</summary>
        public bool NamesWords { get; private set; }

        /// <summary>Some way on is a concept.</summary>
        public bool NamesConcepts { get; private set; }

        public bool IsLeaf => !NamesWords && !NamesConcepts && AfterShortGap.Length == 0 && AfterLongGap.Length == 0;

        public ReadOnlySpan<Node> Next(int symbol)
        {
            if (_many is not null)
                return _many.GetValueOrDefault(symbol);
            for (var i = 0; i < _symbols.Length; i++)
                if (_symbols[i] == symbol)
                    return _targets[i];
            return [];
        }

        public void Mean(int concept)
        {
            if (!Concepts.Contains(concept))
                Concepts = [.. Concepts, concept];
        }

        public void LinkAfterShortGap(Node target) => AfterShortGap = [.. AfterShortGap, target];

        public void LinkAfterLongGap(Node target) => AfterLongGap = [.. AfterLongGap, target];

        public void Link(int symbol, Node target)
        {
            (NamesWords, NamesConcepts) = (NamesWords || symbol > 0, NamesConcepts || symbol < 0);
            var known = Next(symbol);
            if (known.Contains(target))
                return;
            Set(symbol, [.. known, target], isNew: known.IsEmpty);
        }

        private void Set(int symbol, Node[] targets, bool isNew)
        {
            if (_many is null && isNew && _symbols.Length == LongestList)
                _many = _symbols.Zip(_targets).ToDictionary(pair => pair.First, pair => pair.Second);
            if (_many is not null)
                _many[symbol] = targets;
            else if (isNew)
                (_symbols, _targets) = ([.. _symbols, symbol], [.. _targets, targets]);
            else
                _targets[Array.IndexOf(_symbols, symbol)] = targets;
        }
    }
}

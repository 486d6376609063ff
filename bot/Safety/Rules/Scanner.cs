using System.Collections.Concurrent;
using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>Finds the concepts of the lexicon in a message: figures of speech first, numbers next, then layer by layer.</summary>
internal sealed class Scanner(SafetyLexicon lexicon, Spelling spelling)
{
    /// <summary>Words remembered with their numbers, since looking for a typing mistake takes time; messages cannot make the memory grow without end.</summary>
    private const int MostRemembered = 10_000;

    private const int LongestRemembered = 40;

    private readonly Measures _measures = new(lexicon, spelling);
    private readonly ConcurrentDictionary<string, int[]> _remembered = new(StringComparer.Ordinal);

    public Finds Scan(TokenList tokens, int messageStart = 0)
    {
        var finds = new Finds(tokens, lexicon.Concepts.Count) { MessageStart = messageStart };
        var walk = new Walk(tokens, finds, Symbols(tokens), lexicon.GapStops);
        walk.All(lexicon.Idioms);
        walk.HideFound(lexicon);
        _measures.Find(tokens, walk.Found);
        foreach (var mark in tokens.Marks)
            if (lexicon.Find(mark.Concept) is { } concept && tokens.Count > 0)
                finds.Add(concept.Id, Math.Min(mark.Index, tokens.Count - 1), Math.Min(mark.Index, tokens.Count - 1) + 1);
        foreach (var layer in lexicon.Layers)
            walk.All(layer);
        walk.ShowHidden();
        foreach (var layer in lexicon.PointerLayers)
            walk.All(layer);
        return finds;
    }

    private int[][] Symbols(TokenList tokens)
    {
        var symbols = new int[tokens.Count][];
        for (var i = 0; i < symbols.Length; i++)
            symbols[i] = SymbolsOf(tokens[i].Text);
        return symbols;
    }

    private int[] SymbolsOf(string word)
    {
        if (_remembered.TryGetValue(word, out var known))
            return known;
        var found = new List<int>(4);
        lexicon.Vocabulary.Find(word, spelling, found);
        int[] symbols = [.. found];
        if (word.Length <= LongestRemembered && _remembered.Count < MostRemembered)
            _remembered[word] = symbols;
        return symbols;
    }

    /// <summary>One walk over the words with one tree of phrases.</summary>
    private sealed class Walk(TokenList tokens, Finds finds, int[][] symbols, HashSet<string> gapStops)
    {
        private readonly int[] _sentences = [.. tokens.Tokens.Select(token => token.Sentence)];

        /// <summary>The words that a gap may not skip.</summary>
        private readonly bool[] _stops = [.. tokens.Tokens.Select(token => gapStops.Contains(token.Text))];

        private const int ShortGap = 3;
        private const int LongGap = 7;
        private readonly List<(int Concept, int End)>?[] _at = new List<(int, int)>?[tokens.Count];
        private readonly int[][] _shown = [.. symbols];

        private PhraseGraph _graph = PhraseGraph.Empty;

        public void All(PhraseGraph graph)
        {
            if (graph.IsEmpty) return;
            _graph = graph;
            for (var i = 0; i < _sentences.Length; i++) From(PhraseGraph.Root, i, i);
        }

        public void Found(int concept, int start, int end)
        {
            finds.Add(concept, start, end);
            var list = _at[start] ??= new List<(int, int)>(4);
            foreach (var (other, until) in list)
                if (other == concept && until == end)
                    return;
            list.Add((concept, end));
        }

        /// <summary>The words of a figure of speech say nothing else.</summary>
        public void HideFound(SafetyLexicon lexicon)
        {
            foreach (var concept in lexicon.Concepts)
                if (concept.Kind == ConceptKind.Idiom)
                    foreach (var span in finds.Of(concept.Id))
                        for (var i = span.Start; i < span.End; i++)
                            Hide(i);
        }

        private void Hide(int i) => symbols[i] = [];

        /// <summary>From here on the words of figures of speech are read as well.</summary>
        public void ShowHidden() => _shown.CopyTo(symbols, 0);

        private void From(int node, int start, int at)
        {
            foreach (var concept in _graph.Concepts(node)) Found(concept, start, at);
            if (_graph.IsLeaf(node)) return;
            if (_graph.HasGap(node))
            {
                foreach (var near in _graph.Next(node, PhraseGraph.ShortGap)) Skip(near, start, at, ShortGap);
                foreach (var far in _graph.Next(node, PhraseGraph.LongGap)) Skip(far, start, at, LongGap);
            }
            if (at < _sentences.Length && _sentences[at] == _sentences[start]) Step(node, start, at);
        }

        /// <summary>A gap ends with the sentence, and may also be the end of it: what stands behind a last gap is nothing.</summary>
        private void Skip(int node, int start, int at, int most)
        {
            for (var skip = 0; skip <= most && at + skip <= _sentences.Length; skip++)
            {
                From(node, start, at + skip);
                if (at + skip == _sentences.Length || _sentences[at + skip] != _sentences[start] || _stops[at + skip]) return;
            }
        }

        private void Step(int node, int start, int at)
        {
            foreach (var symbol in symbols[at])
            {
                foreach (var next in _graph.Next(node, symbol)) From(next, start, at + 1);
            }
            if (_at[at] is not { } found || !_graph.NamesConcepts(node)) return;
            // What is found meanwhile is appended and read as well.
            for (var i = 0; i < found.Count; i++)
            {
                var (concept, end) = found[i];
                foreach (var next in _graph.Next(node, SafetyLexicon.Symbol(concept))) From(next, start, end);
            }
        }
    }
}

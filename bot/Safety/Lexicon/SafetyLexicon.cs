namespace PsoasBot.Safety.Lexicon;

/// <summary>All concepts with their phrases, laid out in layers: a layer's phrases name only concepts of the layers below.</summary>
internal sealed class SafetyLexicon
{
    private readonly Dictionary<string, Concept> _byName = new(StringComparer.Ordinal);

    public List<Concept> Concepts { get; } = [];

    public Vocabulary Vocabulary { get; } = new();

    /// <summary>The figures of speech, read before everything else.</summary>
    public PhraseGraph Idioms { get; set; } = PhraseGraph.Empty;

    /// <summary>Words that a gap may not skip, because they turn round what follows ("no", "without").</summary>
    public HashSet<string> GapStops { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<PhraseGraph> Layers { get; set; } = [];

    /// <summary>The concepts for pointers, read last and over all words: "anxiety" or "snapping hip" is no sign of danger, but something that is told.</summary>
    public IReadOnlyList<PhraseGraph> PointerLayers { get; set; } = [];

    public Concept? Find(string name) => _byName.GetValueOrDefault(name);

    public Concept Define(string name, ConceptKind kind, bool forPointers = false)
    {
        if (_byName.TryGetValue(name, out var known))
            return known;
        var concept = new Concept(Concepts.Count, name, kind) { ForPointers = forPointers };
        Concepts.Add(concept);
        return _byName[name] = concept;
    }

    public static int Symbol(int concept) => -concept - 1;

    /// <summary>The number of a word, of a beginning ("swell*") or of a concept ("{leg}").</summary>
    public int SymbolOf(string part) => part switch
    {
        ['{', .. var name, '}'] => Symbol(_byName[name].Id),
        [.. var beginning, '*'] => Vocabulary.AddBeginning(beginning),
        _ => Vocabulary.Add(part),
    };
}

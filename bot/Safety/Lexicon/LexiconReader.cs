using System.Text.RegularExpressions;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Lexicon;

/// <summary>Reads knowledge/safety/lexicon/*.yaml into a lexicon and reports what does not hold together.</summary>
internal sealed partial class LexiconReader
{
    private readonly List<Entry> _entries = [];
    private readonly SafetyLexicon _lexicon = new();

    public static SafetyLexicon Read(IEnumerable<SafetyYaml> files)
    {
        var reader = new LexiconReader();
        foreach (var name in Measures.Names)
            reader._lexicon.Define(name, ConceptKind.Frame);
        foreach (var file in files)
            reader.ReadFile(file);
        reader.Build();
        return reader._lexicon;
    }

    private void ReadFile(SafetyYaml file)
    {
        if (!Enum.TryParse<ConceptKind>(file.Required("kind"), ignoreCase: true, out var kind))
            file.Report("'kind' must be symptom, crisis, risk, frame or idiom", file.LineOf("kind"));
        if (file.Map("concepts") is not { } concepts)
        {
            file.Report("'concepts' is missing");
            return;
        }

        foreach (var name in concepts.Keys)
            ReadConcept(concepts, name, kind, forPointers: file.Text("for") == "pointers");
    }

    private void ReadConcept(SafetyYaml concepts, string name, ConceptKind kind, bool forPointers)
    {
        var concept = _lexicon.Define(name, kind, forPointers);
        if (forPointers && !concept.ForPointers)
            concepts.Report($"'{name}' serves the levels as well, so that a file for pointers must not add to it", concepts.LineOf(name));
        var line = concepts.LineOf(name) + (concepts.IsBlock(name) ? 1 : 0);
        foreach (var (text, at) in PhraseParser.Split(concepts.Text(name) ?? "", line))
            try
            {
                _entries.Add(new Entry(concept, PhraseParser.Parse(text), Names(text), concepts, at));
            }
            catch (FormatException ex)
            {
                concepts.Report(ex.Message, at);
            }
    }

    private void Build()
    {
        foreach (var entry in _entries)
            foreach (var unknown in entry.Names.Where(n => _lexicon.Find(n) is null))
                entry.File.Report($"concept '{unknown}' does not exist", entry.Line);
        _entries.RemoveAll(e => e.Names.Any(n => _lexicon.Find(n) is null));
        var depths = Depths();
        var idioms = new PhraseGraphBuilder(_lexicon.SymbolOf);
        List<PhraseGraphBuilder> Empty() => [.. Enumerable.Range(0, depths.DefaultIfEmpty(-1).Max() + 1).Select(_ => new PhraseGraphBuilder(_lexicon.SymbolOf))];
        var (layers, pointers) = (Empty(), Empty());
        foreach (var entry in _entries.OrderBy(entry => entry.Concept.ForPointers))
        {
            _lexicon.Vocabulary.AddsExactOnly = entry.Concept.ForPointers;
            Place(entry, entry.Concept.Kind == ConceptKind.Idiom ? idioms : (entry.Concept.ForPointers ? pointers : layers)[depths[entry.Concept.Id]]);
        }

        _lexicon.Idioms = idioms.Build();
        _lexicon.Layers = [.. layers.Select(layer => layer.Build())];
        _lexicon.PointerLayers = [.. pointers.Select(layer => layer.Build())];
    }

    private void Place(Entry entry, PhraseGraphBuilder graph)
    {
        if (entry.Concept.Name is "negator" or "weak-negator" && entry.Phrase is [PhrasePart.Word { Text: var stop }])
            _lexicon.GapStops.Add(stop);
        graph.Add(entry.Phrase, entry.Concept.Id);
    }

    /// <summary>How many concepts lie below each one; a concept that contains itself is reported and cut.</summary>
    private int[] Depths()
    {
        var uses = _entries.GroupBy(e => e.Concept.Id).ToDictionary(g => g.Key, g => g.SelectMany(Used).Distinct().ToArray());
        var depth = new int[_lexicon.Concepts.Count];
        for (var round = 0; round <= 12; round++)
            foreach (var (concept, used) in uses)
                foreach (var other in used)
                    if (depth[concept] <= depth[other])
                        depth[concept] = Math.Min(depth[other] + 1, 12);
        foreach (var entry in _entries.Where(e => depth[e.Concept.Id] >= 12).DistinctBy(e => e.Concept.Id))
            entry.File.Report($"'{entry.Concept.Name}' contains itself", entry.Line);
        return depth;
    }

    private IEnumerable<int> Used(Entry entry) => entry.Names.Select(n => _lexicon.Find(n)!.Id);

    /// <summary>The concepts that a phrase names in braces.</summary>
    private static string[] Names(string phrase) => phrase.Contains('{', StringComparison.Ordinal) ? [.. Braces().Matches(phrase).Select(match => match.Groups["name"].Value)] : [];

    [GeneratedRegex(@"\{(?<name>[^{} ]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();

    private sealed record Entry(Concept Concept, IReadOnlyList<PhrasePart> Phrase, string[] Names, SafetyYaml File, int Line);
}

using PsoasBot.Knowledge;
using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Meaning;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval;

/// <summary>
/// The knowledge as passages: each statement, each way to ask for it, each contested claim and each subject that is not covered;
/// and once more as one document for each of them. Derived data: every worker builds the same index from the same files.
/// </summary>
internal sealed class KnowledgeIndex
{
    internal static readonly RetrievalOptions PassageOptions = new() { KeepQuestionWords = true, Rerank = 250, TextB = 0.4f };
    internal static readonly RetrievalOptions DocumentOptions = new() { KeepQuestionWords = true, Rerank = 120, TextB = 0.3f, TitleWeight = 2, CoverageShare = 0.3f, ProximityGain = 0.15f };

    private readonly Dictionary<string, Target> _targets = new(StringComparer.Ordinal);
    private readonly List<(Target Target, bool IsAsk)> _order = [];
    private readonly PassageIndexBuilder _passages = new(PassageOptions);
    private readonly PassageIndexBuilder _documents = new(DocumentOptions);

    /// <summary>The ways to ask by a hash of their words.</summary>
    private readonly ILookup<int, int> _asks;

    private KnowledgeIndex(KnowledgeBase knowledge)
    {
        var exercises = knowledge.Exercises.ToLookup(exercise => exercise.Statements[0], exercise => (IEnumerable<string>)[$"how do i do the {exercise.Name}", .. exercise.Asks]);
        foreach (var statement in knowledge.Statements)
        {
            Add(new Target(TargetKind.Statement, statement.Id.ToString()), $"{string.Join(' ', statement.Topics)} {knowledge.Source(statement.Id.Source).Short}",
                statement.Text, [.. statement.Asks, .. exercises[statement.Id].SelectMany(asks => asks)]);
        }
        foreach (var claim in knowledge.Contested)
            Add(new Target(TargetKind.Claim, claim.Id), string.Join(' ', claim.Topics), claim.Question, claim.Asks);
        var outside = knowledge.Scope.Where(entry => entry.Asks.Count > 0).ToList();
        foreach (var entry in outside)
            Add(new Target(TargetKind.Scope, entry.Id), "", "", entry.Asks);
        var thesaurus = ThesaurusOf(knowledge.Vocabulary);
        Passages = _passages.Build(thesaurus);
        Documents = _documents.Build(thesaurus);
        Targets = [.. _order.Select(each => each.Target)];
        IsAsk = [.. _order.Select(each => each.IsAsk)];
        _asks = Enumerable.Range(0, IsAsk.Count).Where(ordinal => IsAsk[ordinal]).ToLookup(ordinal => Key(QueryWords.Split(Passages.Passages[ordinal].Text)));
        Leaning = new Leaning(Passages, passage => Targets[passage].Kind == TargetKind.Scope);
        DocumentTargets = [.. Documents.Passages.Select(passage => _targets[passage.Id])];
        MeaningTargets = [.. DocumentTargets.Where(target => target.Kind != TargetKind.Claim)];
        ClaimTargets = [.. DocumentTargets.Where(target => target.Kind == TargetKind.Claim)];
        StatementMeanings = new MeaningReader(knowledge.StatementMeanings, Documents, [.. knowledge.Statements.Select(statement => (statement.Id.ToString(), statement.Asks)), .. outside.Select(entry => ($"?{entry.Id}", entry.Asks)), (MeaningTable.None, [])]);
        StatementCount = knowledge.Statements.Count;
        ClaimMeanings = new MeaningReader(knowledge.ClaimMeanings, Documents, [.. knowledge.Contested.Select(claim => (claim.Id, claim.Asks)), (MeaningTable.None, [])]);
        Weights = [.. Enumerable.Range(0, Passages.Passages.Count).Select(ordinal => Math.Max(1f, Passages.WeightOf(ordinal)))];
    }

    /// <summary>Learnt vectors of the statements and subjects outside, in the order of <see cref="MeaningTargets"/>, and of everything else outside after them.</summary>
    public MeaningReader StatementMeanings { get; }

    /// <summary>Learnt vectors of the contested claims, in the order of <see cref="ClaimTargets"/>, and of "none" after them.</summary>
    public MeaningReader ClaimMeanings { get; }

    /// <summary>Which way the words of <see cref="Passages"/> lean.</summary>
    public Leaning Leaning { get; }

    public IReadOnlyList<Target> MeaningTargets { get; }

    /// <summary>How many of <see cref="MeaningTargets"/> are statements; they come first.</summary>
    public int StatementCount { get; }

    public IReadOnlyList<Target> ClaimTargets { get; }

    public PassageIndex Passages { get; }

    public PassageIndex Documents { get; }

    /// <summary>The target of each passage, by ordinal.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>The target of each document, by ordinal.</summary>
    public IReadOnlyList<Target> DocumentTargets { get; }

    /// <summary>Whether a passage is a way to ask, by ordinal.</summary>
    public IReadOnlyList<bool> IsAsk { get; }

    /// <summary>The summed inverse document frequency of each passage's words, by ordinal.</summary>
    public IReadOnlyList<float> Weights { get; }

    /// <summary>The targets that have a question, word for word, among their ways to ask.</summary>
    public IEnumerable<Target> AskedVerbatim(string question)
    {
        var words = QueryWords.Split(question);
        return _asks[Key(words)].Where(ordinal => QueryWords.Split(Passages.Passages[ordinal].Text).SequenceEqual(words, StringComparer.Ordinal)).Select(ordinal => Targets[ordinal]).Distinct();
    }

    public static KnowledgeIndex Build(KnowledgeBase knowledge) => new(knowledge);

    internal static Thesaurus ThesaurusOf(IReadOnlyList<VocabularyTerm> vocabulary)
    {
        var thesaurus = new Thesaurus();
        foreach (var term in vocabulary) thesaurus.Add(term.Term, term.Same, term.Related, term.Misspelled);
        return thesaurus;
    }

    private static int Key(List<string> words)
    {
        var hash = new HashCode();
        foreach (var word in words) hash.Add(word, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    private void Add(Target target, string title, string text, IReadOnlyList<string> asks)
    {
        var group = $"{target.Kind}:{target.Id}";
        _targets[group] = target;
        if (text.Length > 0) AddPassage(target, group, title, text, isAsk: target.Kind == TargetKind.Claim);
        foreach (var ask in asks) AddPassage(target, group, "", ask, isAsk: true);
        _documents.Add(new Passage { Id = group, Group = group, Title = title, Text = $"{text} {string.Join(" . ", asks)}" });
    }

    private void AddPassage(Target target, string group, string title, string text, bool isAsk)
    {
        _passages.Add(new Passage { Id = $"{group}#{_order.Count}", Group = group, Title = title, Text = text });
        _order.Add((target, isAsk));
    }
}

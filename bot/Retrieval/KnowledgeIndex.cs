using PsoasBot.Knowledge;
using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval;

/// <summary>
/// The knowledge as passages: each statement, each way to ask for it, each contested claim and each subject that is not covered.
/// Derived data: every worker builds the same index from the same files.
/// </summary>
internal sealed class KnowledgeIndex
{
    private static readonly RetrievalOptions Options = new() { KeepQuestionWords = true, Rerank = 250, TextB = 0.4f };

    private readonly Dictionary<string, Target> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _isAsk = new(StringComparer.Ordinal);
    private readonly PassageIndexBuilder _builder = new(Options);

    private KnowledgeIndex(KnowledgeBase knowledge)
    {
        foreach (var statement in knowledge.Statements) Add(knowledge, statement);
        foreach (var exercise in knowledge.Exercises) Add(exercise);
        foreach (var claim in knowledge.Contested) Add(claim);
        foreach (var entry in knowledge.Scope) AddAsks(new Target(TargetKind.Scope, entry.Id), entry.Asks);
        Passages = _builder.Build(ThesaurusOf(knowledge.Vocabulary));
        Targets = [.. Passages.Passages.Select(passage => _targets[passage.Group])];
        IsAsk = [.. Passages.Passages.Select(passage => _isAsk[passage.Id])];
        Weights = [.. Passages.Passages.Select(passage => Math.Max(1f, Passages.Plan(passage.Text).Sum(slot => slot.Idf)))];
    }

    public PassageIndex Passages { get; }

    /// <summary>The target of each passage, by ordinal.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>Whether a passage is a way to ask, by ordinal.</summary>
    public IReadOnlyList<bool> IsAsk { get; }

    /// <summary>The summed inverse document frequency of each passage's words, by ordinal.</summary>
    public IReadOnlyList<float> Weights { get; }

    public static KnowledgeIndex Build(KnowledgeBase knowledge) => new(knowledge);

    internal static Thesaurus ThesaurusOf(IReadOnlyList<VocabularyTerm> vocabulary)
    {
        var thesaurus = new Thesaurus();
        foreach (var term in vocabulary) thesaurus.Add(term.Term, term.Same, term.Related, term.Misspelled);
        return thesaurus;
    }

    private void Add(KnowledgeBase knowledge, Statement statement)
    {
        var target = new Target(TargetKind.Statement, statement.Id.ToString());
        var source = knowledge.Source(statement.Id.Source);
        AddPassage(target, $"{string.Join(' ', statement.Topics)} {source.Short}", statement.Text, isAsk: false);
        AddAsks(target, statement.Asks);
    }

    /// <summary>An exercise's name and asks lead to the statement that describes it first.</summary>
    private void Add(Exercise exercise)
    {
        var target = new Target(TargetKind.Statement, exercise.Statements[0].ToString());
        AddAsks(target, [$"how do i do the {exercise.Name}", .. exercise.Asks]);
    }

    private void Add(ContestedClaim claim)
    {
        var target = new Target(TargetKind.Claim, claim.Id);
        AddPassage(target, $"{claim.Short} {string.Join(' ', claim.Topics)}", claim.Question, isAsk: true);
        AddAsks(target, claim.Asks);
    }

    private void AddAsks(Target target, IReadOnlyList<string> asks)
    {
        foreach (var ask in asks) AddPassage(target, "", ask, isAsk: true);
    }

    private void AddPassage(Target target, string title, string text, bool isAsk)
    {
        var group = $"{target.Kind}:{target.Id}";
        var id = $"{group}#{_isAsk.Count}";
        _targets[group] = target;
        _isAsk[id] = isAsk;
        _builder.Add(new Passage { Id = id, Group = group, Title = title, Text = text });
    }
}

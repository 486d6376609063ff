using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Meaning;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval;

/// <summary>
/// The knowledge as passages: each statement, each way to ask for it, each contested claim and each subject that is not covered;
/// and once more as one document for each of them. Derived data: every worker builds the same index from the same files.
/// </summary>
internal sealed class KnowledgeIndex
{
    internal static readonly RetrievalOptions PassageOptions = new() { KeepQuestionWords = true, Rerank = 250, TextB = 0.4f };
    internal static readonly RetrievalOptions DocumentOptions = new() { KeepQuestionWords = true, Rerank = 120, TextB = 0.3f, TitleWeight = 2, CoverageShare = 0.3f, ProximityGain = 0.15f };

    /// <summary>The ways to ask: a hash of the words in the upper half, the ordinal in the lower, in order.</summary>
    private readonly long[] _asks;

    private KnowledgeIndex(KnowledgeBase knowledge)
    {
        var draft = new KnowledgePassages();
        var exercises = knowledge.Exercises.ToLookup(exercise => exercise.Statements[0], exercise => (IEnumerable<string>)[$"how do i do the {exercise.Name}", .. exercise.Asks]);
        foreach (var statement in knowledge.Statements)
        {
            draft.Add(new Target(TargetKind.Statement, statement.Id.ToString()), $"{string.Join(' ', statement.Topics)} {knowledge.Source(statement.Id.Source).Short}",
                statement.Text, [.. statement.Asks, .. exercises[statement.Id].SelectMany(asks => asks)]);
        }
        foreach (var claim in knowledge.Contested)
            draft.Add(new Target(TargetKind.Claim, claim.Id), string.Join(' ', claim.Topics), claim.Question, claim.Asks);
        var outside = knowledge.Scope.Where(entry => entry.Asks.Count > 0).ToList();
        foreach (var entry in outside)
            draft.Add(new Target(TargetKind.Scope, entry.Id), "", "", entry.Asks);
        var thesaurus = ThesaurusOf(knowledge.Vocabulary);
        Passages = draft.Passages.Build(thesaurus);
        Documents = draft.Documents.Build(thesaurus);
        Targets = [.. draft.Targets];
        IsAsk = [.. draft.IsAsk];
        DocumentTargets = [.. draft.DocumentTargets];
        _asks = [.. Enumerable.Range(0, IsAsk.Count).Where(ordinal => IsAsk[ordinal]).Select(ordinal => ((long)HashOf(Passages.Passages[ordinal].Text) << 32) | (uint)ordinal)];
        Array.Sort(_asks);
        Leaning = new Leaning(Passages, passage => Targets[passage].Kind == TargetKind.Scope);
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
        return AskedAs(HashOf(question)).Where(ordinal => QueryWords.Split(Passages.Passages[ordinal].Text).SequenceEqual(words, StringComparer.Ordinal)).Select(ordinal => Targets[ordinal]).Distinct();
    }

    public static KnowledgeIndex Build(KnowledgeBase knowledge) => new(knowledge);

    internal static Thesaurus ThesaurusOf(IReadOnlyList<VocabularyTerm> vocabulary)
    {
        var thesaurus = new Thesaurus();
        foreach (var term in vocabulary) thesaurus.Add(term.Term, term.Same, term.Related, term.Misspelled);
        return thesaurus;
    }

    /// <summary>The ways to ask whose words have this hash, by ordinal.</summary>
    private List<int> AskedAs(int hash)
    {
        var at = Array.BinarySearch(_asks, (long)hash << 32);
        List<int> found = [];
        for (at = at < 0 ? ~at : at; at < _asks.Length && (int)(_asks[at] >> 32) == hash; at++) found.Add((int)_asks[at]);
        return found;
    }

    private static int HashOf(string text)
    {
        Span<char> buffer = stackalloc char[Tokenizer.LongestWord];
        var words = new Tokenizer(Folding.Fold(text), buffer);
        var hash = new HashCode();
        while (words.MoveNext()) hash.Add(string.GetHashCode(words.Current, StringComparison.Ordinal));
        return hash.ToHashCode();
    }
}

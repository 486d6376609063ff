using System.Collections.Frozen;

namespace PsoasBot.Knowledge;

/// <summary>
/// Everything the bot may say: immutable, validated, and named by <see cref="Version"/>, a hash of the files' content
/// (16 hexadecimal digits), so that a receipt can say on which knowledge an answer rested.
/// </summary>
internal sealed class KnowledgeBase
{
    private readonly FrozenDictionary<StatementId, Statement> _statements;
    private readonly FrozenDictionary<string, Source> _sources;
    private readonly FrozenDictionary<string, ContestedClaim> _contested;
    private readonly FrozenDictionary<StatementId, IReadOnlyList<ContestedClaim>> _claimsOf;

    public KnowledgeBase(
        IReadOnlyList<Source> sources,
        IReadOnlyList<Statement> statements,
        IReadOnlyList<ContestedClaim> contested,
        IReadOnlyList<Exercise> exercises,
        IReadOnlyList<ScopeEntry> scope,
        IReadOnlyList<VocabularyTerm> vocabulary,
        string version,
        LimitList? limits = null,
        MeaningTable? statementMeanings = null,
        MeaningTable? claimMeanings = null)
    {
        (StatementMeanings, ClaimMeanings) = (statementMeanings ?? MeaningTable.Empty, claimMeanings ?? MeaningTable.Empty);
        Limits = limits ?? LimitList.Empty;
        (Sources, Statements, Contested, Exercises, Scope, Vocabulary, Version) =
            (sources, statements, contested, exercises, scope, vocabulary, version);
        _sources = sources.ToFrozenDictionary(source => source.Slug, StringComparer.Ordinal);
        _statements = statements.ToFrozenDictionary(statement => statement.Id);
        _contested = contested.ToFrozenDictionary(claim => claim.Id, StringComparer.Ordinal);
        _claimsOf = ClaimsByStatement(contested);
    }

    public IReadOnlyList<Source> Sources { get; }
    public IReadOnlyList<Statement> Statements { get; }
    public IReadOnlyList<ContestedClaim> Contested { get; }
    public IReadOnlyList<Exercise> Exercises { get; }
    public IReadOnlyList<ScopeEntry> Scope { get; }
    public IReadOnlyList<VocabularyTerm> Vocabulary { get; }
    public string Version { get; }

    /// <summary>What members ask for by name; empty where the folder has no <c>things.yaml</c>.</summary>
    public IReadOnlyList<NamedThing> Things { get; init; } = [];

    /// <summary>Languages that members may write in, English among them; empty where the folder has no <c>languages.yaml</c>.</summary>
    public IReadOnlyList<MemberLanguage> Languages { get; init; } = [];

    /// <summary>Messages that are known by their whole wording; empty where the folder has no <c>smalltalk.yaml</c>.</summary>
    public SmallTalkList SmallTalk { get; init; } = SmallTalkList.Empty;

    /// <summary>Vectors of statements and of subjects that are not covered; empty where the folder has no <c>meaning/statements.tsv</c>.</summary>
    public MeaningTable StatementMeanings { get; }

    /// <summary>Vectors of contested claims and of "none"; empty where the folder has no <c>meaning/claims.tsv</c>.</summary>
    public MeaningTable ClaimMeanings { get; }

    /// <summary>What /routine knows about limits; empty where the folder has no <c>routines/limits.yaml</c>.</summary>
    public LimitList Limits { get; }

    public Source Source(string slug) => _sources[slug];

    public Statement Statement(StatementId id) => _statements[id];

    public bool TryStatement(StatementId id, out Statement statement) => _statements.TryGetValue(id, out statement!);

    public ContestedClaim Claim(string id) => _contested[id];

    /// <summary>The contested claims that show <paramref name="id"/> on one of their sides.</summary>
    public IReadOnlyList<ContestedClaim> ClaimsOf(StatementId id) => _claimsOf.GetValueOrDefault(id, []);

    private static FrozenDictionary<StatementId, IReadOnlyList<ContestedClaim>> ClaimsByStatement(IReadOnlyList<ContestedClaim> contested) =>
        contested
            .SelectMany(claim => claim.Sides.SelectMany(side => side.Statements).Distinct().Select(id => (id, claim)))
            .GroupBy(pair => pair.id)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<ContestedClaim>)[.. group.Select(pair => pair.claim)]);
}

using System.Collections.Frozen;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Grounding;

/// <summary>Derives the voice of every statement from the knowledge: names, roles and kinds of document come from its files, not from code.</summary>
internal sealed class KnowledgeVoices
{
    private const int LeadWords = 14;

    private readonly KnowledgeBase _knowledge;
    private readonly FrozenSet<string> _names;

    public KnowledgeVoices(KnowledgeBase knowledge)
    {
        _knowledge = knowledge;
        _names = knowledge.Sources.Where(source => source.IsSigned).SelectMany(source => Words(source.Author))
            .Concat(knowledge.Statements.SelectMany(statement => Words(statement.Speaker.Name)))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The voice behind an id of the knowledge; null for any other id.</summary>
    public EvidenceVoice? Of(string id)
    {
        if (!StatementId.TryParse(id, out var parsed) || !_knowledge.TryStatement(parsed, out var statement)) return null;
        var source = _knowledge.Source(statement.Id.Source);
        var names = Names(statement, source).ToHashSet(StringComparer.Ordinal);
        var standing = statement.Speaker.IsCommenter ? "" : source.Standing;
        return new EvidenceVoice(statement.Speaker.Role)
        {
            Names = names,
            OtherNames = _names.Except(names, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
            Roles = Concepts($"{string.Join(' ', statement.Text.Split(' ').Take(LeadWords))} {standing}", ConceptClass.Person),
            Documents = Concepts($"{source.Short} {source.Kind} {source.Publisher} {source.Standing}", ConceptClass.Document),
            Introduction = Words($"{source.Short} {(statement.Speaker.IsCommenter ? string.Join(' ', statement.Text.Split(' ').Take(6)) : source.Standing)}".Replace('-', ' ')).ToHashSet(StringComparer.Ordinal),
            AskedWith = statement.Asks.SelectMany(QueryWords.Split).Where(word => !StopWords.Documents.Contains(word)).Select(word => Stemmer.Stem(word)).ToHashSet(StringComparer.Ordinal),
            IsContested = statement.Kind is not (StatementKind.Anecdote or StatementKind.Resource) && _knowledge.ClaimsOf(statement.Id).Any(claim => claim.Level == ContestedLevel.Major),
            IsInstruction = statement.Kind is StatementKind.Instruction or StatementKind.SelfCheck or StatementKind.Caution,
            IsDescription = statement.Kind is StatementKind.Anatomy or StatementKind.Function,
            IsAnecdote = statement.Kind == StatementKind.Anecdote,
        };
    }

    private static IEnumerable<string> Names(Statement statement, Source source) => statement.Speaker.Role switch
    {
        SpeakerRole.Author or SpeakerRole.AuthorInComments or SpeakerRole.Editor => source.IsSigned ? Words(source.Author) : [],
        SpeakerRole.UnsignedQuotation => Words(statement.Text).Where(word => word is "koch"),
        _ => Words(statement.Speaker.Name),
    };

    private static HashSet<string> Concepts(string text, ConceptClass kind) =>
        SentenceReader.Read(text, GateLexicon.Embedded).Tokens.SelectMany(token => token.Concepts)
            .Where(concept => GateLexicon.Embedded.ClassOf(concept) == kind).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Words(string? text) =>
        Letters.Fold(text ?? "").Split([' ', '.', ',', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2);
}

using System.Security.Cryptography;
using System.Text;
using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Moderation.Curated;

/// <summary>Ties a curated answer to the statements that it cites: when one of them changes or goes, the answer goes back to review.</summary>
internal sealed class CuratedKnowledge(KnowledgeBase knowledge)
{
    public CuratedAnswer Make(CaseFile file, Answer correction, CorrectionDraft draft, DateTimeOffset now) => new()
    {
        QuestionId = file.Case.QuestionId,
        Platform = file.Case.Platform,
        Community = file.Case.Community,
        Question = string.IsNullOrWhiteSpace(draft.CuratedQuestion) ? file.Question : draft.CuratedQuestion.Trim(),
        IsOwnWording = !string.IsNullOrWhiteSpace(draft.CuratedQuestion) && draft.CuratedQuestion.Trim() != file.Question,
        Level = file.Answer.Level,
        Answer = correction,
        Cited = CorrectionWriter.Cited(correction).Distinct().ToDictionary(id => id.ToString(), id => Hash(knowledge.Statement(id).Text), StringComparer.Ordinal),
        ReviewedAt = now,
    };

    /// <summary>True while every statement that it cites still says what it said.</summary>
    public bool IsCurrent(CuratedAnswer curated) =>
        curated.Cited.All(pair => StatementId.TryParse(pair.Key, out var id) && knowledge.TryStatement(id, out var statement) && Hash(statement.Text) == pair.Value);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}

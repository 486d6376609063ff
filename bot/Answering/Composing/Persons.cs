using System.Text.RegularExpressions;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>"Who is …?" and "Is … a doctor?" are answered with what the sources tell of that person, not with what the person holds.</summary>
internal static partial class Persons
{
    private const int Most = 3;
    private const float LeastShare = 0.3f;

    /// <summary>What is told of the one person that the question asks for; empty where it asks for something else.</summary>
    public static List<ScoredStatement> Of(UnderstoodQuestion question, KnowledgeBase knowledge)
    {
        if (question.Focus.IsComparison || question.Focus.IsNone || AskedName().Match(question.Text) is not { Success: true } match) return [];
        var name = match.Groups["name"].Value;
        if (!question.Focus.People.Concat(question.Focus.Sources.Select(slug => knowledge.Source(slug).Author)).Any(known => known.Contains(name, StringComparison.OrdinalIgnoreCase))) return [];
        var floor = question.Candidates[0].Score * LeastShare;
        return [.. question.Candidates
            .Where(candidate => candidate.Score >= floor && candidate.Statement.Kind == StatementKind.Resource && candidate.Statement.Text.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Take(Most)];
    }

    /// <summary>The last word of the name: what is told gives first names or leaves them out.</summary>
    [GeneratedRegex(@"\b(who('s|’s|s| is| was)|tell me about) (that |this )?(\w+ )?(?<name>\w{4,})\b|^\W*(is|was) (\w+ )?(?<name>\w{3,}) an? (doctor|physio\w*|physical therapist|therapist|scientist|yoga teacher|teacher|bodyworker|researcher|expert|professional|real|qualified|licensed)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex AskedName();
}

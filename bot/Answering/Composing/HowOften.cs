using System.Text.RegularExpressions;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>How often something is to be done: a question that no hold, count or length of one session answers.</summary>
internal static partial class HowOften
{
    public static bool IsAsked(string question) => Alone().IsMatch(question) || (Asked().IsMatch(question) && Practice().IsMatch(question));

    /// <summary>An instruction that says how often; a story in which somebody did a thing daily is none.</summary>
    public static bool IsStated(Statement statement) => statement.Kind is StatementKind.Instruction or StatementKind.Caution && Stated().IsMatch(statement.Text);

    [GeneratedRegex(@"^\W*how (often|many times|many days)( (a|per|each) (day|week|month))?( should i| do i)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\bhow (often|frequently)\b|\bhow many (times|days|sessions)\b.*\b(day|week|month)\b|\b(should|can|do|must) (i|we|you|one)\b.*\b(every day|daily)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(stretch\w*|do (it|this|that|them|these)|exercis\w*|practi[cs]\w*|lunges?|rest|held|hold|strengthen\w*|release|train\w*|routine)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Practice();

    [GeneratedRegex(@"\b(daily|every (day|week|morning|evening|other day)|(once|twice|times) (a|per|each) (day|week|month))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Stated();
}

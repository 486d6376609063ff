using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Understanding;

/// <summary>Splits "how do I do the lunge and who teaches it?" into what is asked; a single question and a long story have no parts.</summary>
internal static partial class QuestionParts
{
    private const int LongestMessage = 40;
    private const int FewestWords = 3;

    /// <summary>The parts in their order, or none where the message asks one thing.</summary>
    public static IReadOnlyList<string> Of(string message)
    {
        var words = QueryWords.Split(message).Count;
        if (words is < 2 * FewestWords or > LongestMessage) return [];
        List<string> parts = [.. Joint().Split(message).Where(part => QueryWords.Split(part).Count >= FewestWords && Asks().IsMatch(part))];
        return parts.Count is 2 or 3 ? parts : [];
    }

    /// <summary>A greeting or a word like "so" may stand before.</summary>
    [GeneratedRegex(@"^\W*(\w+\W+){0,2}(how|what|where|why|when|who|which|should|can|could|is|are|does|do|will)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Asks();

    /// <summary>Between two questions: a question mark, or a comma or "and" before a word that begins a question.</summary>
    [GeneratedRegex(@"\?\s+|(,\s*|(?<!\s)\s+)(and|also|plus)\s+(?=(how|what|where|why|when|who|which|should|can|could|is|are|does|do|will)\b)|[,.!;]\s+(?=(how|what|where|why|who|which|does|is it|can|should)\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Joint();
}

using System.Globalization;
using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Understanding;

/// <summary>
/// Says an age in words: the sources and the ways to ask speak of older adults and of children, members of "at 70" and "my 9 year old".
/// </summary>
internal static partial class Ages
{
    /// <summary>A longer question has a subject of its own, from which the age would lead away.</summary>
    private const int LongestBare = 8;

    /// <summary>So many words are never longer, unless somebody plays with the bot.</summary>
    private const int LongestText = 300;

    private const int OldFrom = 60;
    private const int ChildUntil = 15;

    /// <summary>The question, with "older adult" or "child" after it where an age says so, and without the number of years that something was practised.</summary>
    public static string InWords(string question)
    {
        if (question.Length > LongestText) return question;
        question = Experience().Replace(question, "");
        if (QueryWords.Split(question).Count > LongestBare) return question;
        foreach (Match match in Age().Matches(question))
        {
            var age = int.Parse(match.Groups["age"].ValueSpan, CultureInfo.InvariantCulture);
            if (age >= OldFrom) return question + " (older adult)";
            if (age is > 0 and <= ChildUntil) return question + " (child)";
        }
        return question;
    }

    /// <summary>"12 years of yoga", "13 yrs exp": the number is no age, and as a word it would lead to one.</summary>
    [GeneratedRegex(@"\b\d{1,2}\+? ?(?=(?:years?|yrs?)\b ?(?:of(?! age)|exp|experience|practi[cs]e|in|as|doing|teaching|training)\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Experience();

    [GeneratedRegex(@"\b(?:at|i'?m|i am|aged?|turn(?:ed|ing)?|s?he'?s|s?he is|who is|now|m(?:y|um|om|other),?|dad,?) (?<age>\d{1,2})\b(?! ?(?:s(?:ec)?|m(?:in)?|h(?:ours?)?|sec\w*|min\w*|days?|weeks?|months?|times|x|reps?|%|percent|degrees?|km|miles|k|kg|cm|am|pm|weeks|minutes|years?(?! ?-?old)|yrs?(?! ?-?old))\b)|\b(?<age>\d{1,2})[- ]?(?:years?|yrs?|y)[- ]?(?:olds?|o)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Age();
}

using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Moderation.Likeness;

/// <summary>What a long message asks, without the story around it: the sentences that ask and are about the subject.</summary>
internal static partial class QuestionCore
{
    private const int Long = 22;
    private const int Short = 6;

    /// <summary>How much a question mark, and a word of asking, count beside the nearness to the knowledge.</summary>
    private const float Asking = 0.8f;
    private const float Wanting = 0.4f;

    /// <summary>The message itself where it is short or one sentence.</summary>
    /// <param name="message">What the member wrote.</param>
    /// <param name="nearness">How near a sentence is to the knowledge, 0 or more.</param>
    public static string Of(string message, Func<string, float> nearness)
    {
        if (message.Count(c => c == ' ') < Long) return message;
        var sentences = SentencePattern().Matches(message).Select(match => match.Value.Trim()).Where(sentence => sentence.Length > 1).ToList();
        if (sentences.Count < 2) return message;
        var near = sentences.ConvertAll(sentence => nearness(sentence));
        var most = Math.Max(near.Max(), 0.001f);
        var scores = sentences.Select((sentence, at) => near[at] / most + (sentence.Contains('?', StringComparison.Ordinal) ? Asking : 0) + (WantingPattern().IsMatch(sentence) ? Wanting : 0)).ToList();
        var best = scores.IndexOf(scores.Max());
        // "Is he right?" says nothing without the sentence before it.
        var isBare = sentences[best].Count(c => c == ' ') < Short && best > 0;
        return isBare ? $"{sentences[best - 1]} {sentences[best]}" : sentences[best];
    }

    [GeneratedRegex(@"[^.!?\n]+[.!?]*", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex SentencePattern();

    [GeneratedRegex(@"\b(want to know|like to know|wonder(ing)?|tell me|explain|which|what|how|why|who|where|is it|is there|does|can i|may i|should i|whether|looking for|question)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex WantingPattern();
}

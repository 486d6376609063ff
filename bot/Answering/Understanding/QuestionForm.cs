using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Understanding;

/// <summary>What kind of answer a question waits for.</summary>
internal enum QuestionForm { Open, YesNo, Who, Dose, HowTo, Where, Why }

/// <summary>Reads the form of a question from its words; no model, a handful of cues.</summary>
internal static class QuestionForms
{
    private static readonly HashSet<string> YesNoStarts = new(StringComparer.Ordinal)
    {
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "will", "would", "has", "have", "may", "isnt", "arent", "doesnt", "dont", "cant",
    };

    private static readonly (string Cue, QuestionForm Form)[] Cues =
    [
        ("how long", QuestionForm.Dose), ("how many", QuestionForm.Dose), ("how often", QuestionForm.Dose), ("how much time", QuestionForm.Dose),
        ("for how long", QuestionForm.Dose), ("number of", QuestionForm.Dose), ("reps", QuestionForm.Dose), ("minutes", QuestionForm.Dose), ("seconds", QuestionForm.Dose),
        ("who", QuestionForm.Who), ("whos", QuestionForm.Who), ("whose", QuestionForm.Who),
        ("pronounce", QuestionForm.Open), ("you say", QuestionForm.Open), ("i say", QuestionForm.Open), ("you spell", QuestionForm.Open), ("you know", QuestionForm.Open),
        ("how do i", QuestionForm.HowTo), ("how do you", QuestionForm.HowTo), ("how can i", QuestionForm.HowTo), ("how to", QuestionForm.HowTo), ("how should i", QuestionForm.HowTo),
        ("steps", QuestionForm.HowTo), ("talk me through", QuestionForm.HowTo), ("walk me through", QuestionForm.HowTo), ("instructions", QuestionForm.HowTo),
        ("why", QuestionForm.Why), ("where", QuestionForm.Where), ("is it true", QuestionForm.YesNo), ("true or", QuestionForm.YesNo), ("right or wrong", QuestionForm.YesNo),
    ];

    public static QuestionForm Of(string text)
    {
        var words = QueryWords.Split(text);
        var padded = $" {string.Join(' ', words)} ";
        var cues = Cues
            .Select(cue => (cue.Form, At: padded.IndexOf($" {cue.Cue} ", StringComparison.Ordinal)))
            .Where(cue => cue.At >= 0)
            .OrderBy(cue => cue.At)
            .ToList();
        if (cues.Count > 0) return cues[0].Form;
        return LastSentence(text) is [var first, ..] && YesNoStarts.Contains(first) ? QuestionForm.YesNo : QuestionForm.Open;
    }

    /// <summary>How something is done is asked, whatever else is.</summary>
    public static bool AsksSteps(string text)
    {
        var padded = $" {string.Join(' ', QueryWords.Split(text))} ";
        return Cues.Where(cue => cue.Form == QuestionForm.HowTo).Any(cue => padded.Contains($" {cue.Cue} ", StringComparison.Ordinal));
    }

    private static List<string> LastSentence(string text)
    {
        var parts = text.Split(['.', '!', '?', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0 ? [] : QueryWords.Split(parts[^1]);
    }
}

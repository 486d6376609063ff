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
        ("how do i say", QuestionForm.Open), ("how do you say", QuestionForm.Open), ("how to say", QuestionForm.Open), ("how do i pronounce", QuestionForm.Open), ("how do you pronounce", QuestionForm.Open),
        ("how to pronounce", QuestionForm.Open), ("how do you spell", QuestionForm.Open), ("how do you know", QuestionForm.Open),
        ("how do i", QuestionForm.HowTo), ("how do you", QuestionForm.HowTo), ("how can i", QuestionForm.HowTo), ("how to", QuestionForm.HowTo), ("how should i", QuestionForm.HowTo),
        ("steps", QuestionForm.HowTo), ("step by step", QuestionForm.HowTo), ("explain how", QuestionForm.HowTo), ("talk me through", QuestionForm.HowTo), ("walk me through", QuestionForm.HowTo), ("instructions", QuestionForm.HowTo),
        ("why", QuestionForm.Why), ("where", QuestionForm.Where), ("is it true", QuestionForm.YesNo), ("true or", QuestionForm.YesNo), ("right or wrong", QuestionForm.YesNo),
    ];

    private static readonly (string Cue, QuestionForm Form)[] PaddedCues = [.. Cues.Select(cue => ($" {cue.Cue} ", cue.Form))];

    /// <summary>The cue that comes first decides, of two at one place the longer: "how do you say" asks for no steps.</summary>
    public static QuestionForm Of(string text)
    {
        var padded = $" {string.Join(' ', QueryWords.Split(text))} ";
        var (first, length, form) = (int.MaxValue, 0, QuestionForm.Open);
        foreach (var (cue, of) in PaddedCues)
        {
            var at = padded.IndexOf(cue, StringComparison.Ordinal);
            if (at >= 0 && (at < first || (at == first && cue.Length > length))) (first, length, form) = (at, cue.Length, of);
        }
        if (length > 0) return form;
        return LastSentence(text) is [var start, ..] && YesNoStarts.Contains(start) ? QuestionForm.YesNo : QuestionForm.Open;
    }

    /// <summary>How something is done is asked, whatever else is.</summary>
    public static bool AsksSteps(string text)
    {
        var padded = $" {string.Join(' ', QueryWords.Split(text))} ";
        return Of(text) == QuestionForm.HowTo || (Of(text) != QuestionForm.Open && PaddedCues.Any(cue => cue.Form == QuestionForm.HowTo && padded.Contains(cue.Cue, StringComparison.Ordinal)));
    }

    private static List<string> LastSentence(string text)
    {
        var parts = text.Split(['.', '!', '?', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0 ? [] : QueryWords.Split(parts[^1]);
    }
}

using System.Text.RegularExpressions;
using PsoasBot.Answering;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms;

/// <summary>
/// A correction as text in a form: one sentence a line, its statements in brackets at the end. A line without brackets rests on the
/// moderator's own note.
/// </summary>
internal static partial class CorrectionForm
{
    public const string Sentences = "sentences";
    public const string Note = "note";
    public const string Curate = "curate";
    public const string Reason = ActionDesk.Reason;

    public static Form For(ActionId id, CaseFile file) => new(id, "Correct this answer",
    [
        new FormField(Sentences, "One sentence a line, [ids] at its end") { Longest = 3_500, Value = TextCut.Short(Write(file.Answer), 3_500) },
        new FormField(Note, "Your own source, where no statement says it") { IsRequired = false, Longest = 300, IsLong = false },
        new FormField(Curate, "Also answer this question so (empty: no)") { IsRequired = false, Longest = 300, IsLong = false, Hint = "The question, without anything personal" },
        new FormField(Reason, "Why? It stays in the trail") { Longest = 1_000 },
    ]);

    public static CorrectionDraft Read(IReadOnlyDictionary<string, string> values)
    {
        var curate = values.GetValueOrDefault(Curate, "").Trim();
        return new CorrectionDraft
        {
            Sentences = [.. values.GetValueOrDefault(Sentences, "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Sentence)],
            Note = values.GetValueOrDefault(Note, "").Trim() is { Length: > 0 } note ? note : null,
            Curate = curate.Length > 0,
            CuratedQuestion = curate.Length > 0 ? curate : null,
        };
    }

    private static string Write(Answer answer) => string.Join('\n', answer.Sentences.Select(each => $"{each.Text} [{string.Join(", ", each.Citations)}]"));

    private static DraftSentence Sentence(string line)
    {
        if (Bracketed().Match(line) is not { Success: true } match) return new DraftSentence(line, [CorrectionDraft.NoteCitation]);
        var ids = match.Groups["ids"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new DraftSentence(match.Groups["text"].Value.Trim(), ids);
    }

    [GeneratedRegex(@"^(?<text>.+?)\s*\[(?<ids>[^\[\]]+)\]\s*\.?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Bracketed();
}

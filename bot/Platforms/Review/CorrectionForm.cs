using System.Globalization;
using System.Text.RegularExpressions;
using PsoasBot.Answering;
using PsoasBot.Knowledge.Text;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms;

/// <summary>
/// A correction as text in a form: one sentence a line, its statements in brackets at the end. A line without brackets rests on the
/// moderator's own note. An answer that is longer than a field goes on in a second one; what is longer
/// than both is left out, and the form says how much that is, since what does not stand in it is not published again.
/// </summary>
internal static partial class CorrectionForm
{
    public const string Sentences = "sentences";
    public const string Further = "further";
    public const string Note = "note";
    public const string Curate = "curate";
    public const string Reason = ActionDesk.Reason;

    /// <summary>What a text field takes on every platform: 3,000 characters on Slack, 4,000 on Discord.</summary>
    public const int Room = 3_000;

    public static Form For(ActionId id, CaseFile file)
    {
        var (first, further, left) = Split(file.Answer.Sentences.Select(Line));
        return new Form(id, "Correct this answer",
        [
            new FormField(Sentences, "One sentence a line, [ids] at its end") { Longest = Room, Value = first },
            .. further.Length == 0 ? [] : (FormField[])[new FormField(Further, left == 0 ? "The further sentences" : string.Create(CultureInfo.InvariantCulture, $"Further; saving drops the last {left}")) { IsRequired = false, Longest = Room, Value = further }],
            .. About,
        ]);
    }

    private static IReadOnlyList<FormField> About { get; } =
    [
        new FormField(Note, "Your own source, where no statement says it") { IsRequired = false, Longest = 300, IsLong = false },
        new FormField(Curate, "Also answer this question so (empty: no)") { IsRequired = false, Longest = 300, IsLong = false, Hint = "The question, without anything personal" },
        new FormField(Reason, "Why? It stays in the trail") { Longest = 1_000 },
    ];

    public static CorrectionDraft Read(IReadOnlyDictionary<string, string> values)
    {
        var curate = values.GetValueOrDefault(Curate, "").Trim();
        return new CorrectionDraft
        {
            Sentences = [.. $"{values.GetValueOrDefault(Sentences, "")}\n{values.GetValueOrDefault(Further, "")}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Sentence)],
            Note = values.GetValueOrDefault(Note, "").Trim() is { Length: > 0 } note ? note : null,
            Curate = curate.Length > 0,
            CuratedQuestion = curate.Length > 0 ? curate : null,
        };
    }

    /// <summary>A sentence that is longer than a field is cut before its statements, which stay.</summary>
    private static string Line(CitedSentence sentence)
    {
        var ids = $" [{string.Join(", ", sentence.Citations)}]";
        return TextCut.Short(sentence.Text, Room - ids.Length) + ids;
    }

    /// <summary>Whole lines, as many as fit, in the first field and then in the second; and how many are left out, which the form has to say.</summary>
    private static (string First, string Further, int Left) Split(IEnumerable<string> lines)
    {
        var fields = new[] { "", "" };
        var (at, left) = (0, 0);
        foreach (var line in lines)
        {
            if (at < fields.Length && fields[at].Length > 0 && fields[at].Length + 1 + line.Length > Room) at++;
            if (at == fields.Length) left++;
            else fields[at] += fields[at].Length == 0 ? line : $"\n{line}";
        }
        return (fields[0], fields[1], left);
    }

    private static DraftSentence Sentence(string line)
    {
        if (Bracketed().Match(line) is not { Success: true } match) return new DraftSentence(line, [CorrectionDraft.NoteCitation]);
        var ids = match.Groups["ids"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new DraftSentence(match.Groups["text"].Value.Trim(), ids);
    }

    [GeneratedRegex(@"^(?<text>.*\S)\s*\[(?<ids>[^\[\]]+)\]\s*\.?$", RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Bracketed();
}

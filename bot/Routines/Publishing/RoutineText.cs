using System.Globalization;
using System.Text;
using PsoasBot.Answering;
using PsoasBot.Answering.Composing;

namespace PsoasBot.Routines.Publishing;

/// <summary>The whole routine as plain text, as a terminal or a screen reader gets it.</summary>
internal static class RoutineText
{
    /// <summary>Marks that are shown with all their sides; the others are named, and "/contested" or a question shows them.</summary>
    private const int MostWhole = 3;

    public static string Write(string lead, AnswerRoutine routine, IReadOnlyList<ContestedMark> marks, Referral referral, SourceNumbers numbers)
    {
        var text = new StringBuilder(lead);
        foreach (var (index, step) in routine.Steps.Index()) Write(text.Append("\n\n"), index + 1, step, marks, numbers);
        if (routine.Notes.Count > 0) text.Append("\n\n").AppendJoin('\n', routine.Notes.Select(note => Numbered(note, numbers)));
        Write(text, marks, routine.Steps.Count > 0 ? MostWhole : 0, numbers);
        text.Append("\n\n").Append(referral.Specific ? "For you: " : "").Append(referral.Text);
        if (numbers.List() is { Count: > 0 } sources) text.Append("\n\n").AppendJoin('\n', AnswerText.Sources(sources));
        return text.ToString();
    }

    /// <summary>"45 s", "4 min", "3:40 min".</summary>
    public static string Clock(int seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s")
        : seconds % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min") : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00} min");

    private static void Write(StringBuilder text, IReadOnlyList<ContestedMark> marks, int whole, SourceNumbers numbers)
    {
        foreach (var mark in marks.Take(whole)) text.Append("\n\n").Append(AnswerText.Write(mark, numbers));
        if (marks.Count > whole)
            text.Append("\n\n⚖ Contested").Append(whole > 0 ? " as well" : " about those").Append(": ").AppendJoin(' ', marks.Skip(whole).Select(mark => mark.Title)).Append(" Ask me about any of it and I show every side.");
    }

    private static void Write(StringBuilder text, int number, AnswerStep step, IReadOnlyList<ContestedMark> marks, SourceNumbers numbers)
    {
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{number}. {step.Title} · {Clock(step.Seconds)}"),
            $"What for: {Numbered(step.Purpose, numbers)}",
            $"Position: {step.Position}{(step.Equipment.Count > 0 ? $". You need: {string.Join("; ", step.Equipment)}" : "")}",
            .. step.Instructions.Select((instruction, index) => $"  {Letter(index)}) {Numbered(instruction, numbers)}"),
            $"Dose: {Numbered(step.Dose, numbers)}",
        ];
        lines.AddRange(step.Easier.Select(easier => $"Easier: {Numbered(easier, numbers)}"));
        if (step.Feel is { } feel) lines.Add($"What to feel: {Numbered(feel, numbers)}");
        if (step.Stop is { } stop) lines.Add($"When to stop: {Numbered(stop, numbers)}");
        lines.AddRange(step.Cautions.Select(caution => $"Note: {Numbered(caution, numbers)}"));
        lines.Add($"Described by {step.DescribedBy}.");
        var touched = marks.Where(mark => step.Contested.Contains(mark.Id, StringComparer.Ordinal)).Select(mark => mark.Title.TrimEnd('?')).ToList();
        if (touched.Count > 0) lines.Add($"⚖ Contested: {string.Join("; ", touched)} (see below).");
        text.AppendJoin('\n', lines);
    }

    private static string Numbered(CitedSentence sentence, SourceNumbers numbers) => AnswerText.Numbered(sentence.Text, sentence.Citations, numbers);

    private static char Letter(int index) => (char)('a' + index);
}

using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>A routine in an answer: whole steps only, each with its dose and its stop line; the rest is behind "More".</summary>
internal static class RoutineMessages
{
    private const int MostSteps = 12;

    /// <summary>The notes and as many steps as fit into <paramref name="room"/> characters, and whether any is missing.</summary>
    public static (IReadOnlyList<Block> Blocks, bool HasMore) Overview(RoutineCard routine, int room)
    {
        List<Block> blocks = [.. Notes(routine)];
        room -= blocks.Sum(RichText.Length);
        foreach (var step in routine.Steps)
        {
            var block = Step(step);
            var length = RichText.Length(block);
            if (length > room || blocks.Count > MostSteps) return (blocks, true);
            blocks.Add(block);
            room -= length;
        }
        return (blocks, false);
    }

    /// <summary>One exercise, whole.</summary>
    public static Block Step(RoutineStepCard step)
    {
        List<RichPart> parts =
        [
            RichText.Section(RichText.Bold(TextCut.Short($"{step.Number}. {step.Title} · {step.Time}", 200))),
            RichText.Section(RichText.Text($"{Sentence(step.Purpose, 300)} "), RichText.Italic(TextCut.Short(Place(step), 200))),
            RichText.Ordered(step.Instructions.Take(12).Select(IReadOnlyList<RichRun> (line) => [RichText.Text(Sentence(line, 300))])),
        ];
        List<IReadOnlyList<RichRun>> facts = [[RichText.Bold("Dose: "), RichText.Text(Sentence(step.Dose, 350))]];
        facts.AddRange(step.Easier.Take(3).Select(IReadOnlyList<RichRun> (line) => [RichText.Bold("Easier: "), RichText.Text(Sentence(line, 250))]));
        if (step.Feel is { } feel) facts.Add([RichText.Bold("You should feel: "), RichText.Text(Sentence(feel, 350))]);
        if (step.Stop is { } stop) facts.Add([RichText.Bold("Stop when: "), RichText.Text(Sentence(stop, 350))]);
        facts.AddRange(step.Cautions.Take(3).Select(IReadOnlyList<RichRun> (line) => [RichText.Bold("Careful: "), RichText.Text(Sentence(line, 280))]));
        if (step.Contested.Count > 0) facts.Add([RichText.Bold("⚖ Contested: "), RichText.Text(TextCut.Short(string.Join("; ", step.Contested), 300))]);
        parts.Add(RichText.List(facts));
        parts.Add(RichText.Section(RichText.Italic($"Described by: {TextCut.Short(step.DescribedBy, 150)}")));
        return RichText.Block(parts);
    }

    private static IEnumerable<Block> Notes(RoutineCard routine)
    {
        List<IReadOnlyList<RichRun>> lines = [.. routine.Notes.Take(12).Select(IReadOnlyList<RichRun> (note) => [RichText.Text(Sentence(note, 400))])];
        lines.AddRange(routine.Problems.Take(5).Select(IReadOnlyList<RichRun> (problem) => [RichText.Text(TextCut.Short(problem, 300))]));
        return lines.Count == 0 ? [] : [RichText.Block(RichText.List(lines))];
    }

    private static string Place(RoutineStepCard step) => step.Equipment.Count == 0 ? step.Position : $"{step.Position}; {string.Join(", ", step.Equipment)}";

    private static string Sentence(CardSentence sentence, int limit) => $"{TextCut.Short(sentence.Text, limit)}{RichText.Numbers(sentence.References)}";
}

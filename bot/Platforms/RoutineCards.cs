using System.Globalization;
using PsoasBot.Answering;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Platforms;

/// <summary>Lays a routine out as a card, with the numbers of the answer's sources.</summary>
internal static class RoutineCards
{
    public static RoutineCard From(AnswerRoutine routine, IReadOnlyList<ContestedMark> marks, SourceNumbers numbers) => new()
    {
        Time = RoutineText.Clock(routine.Seconds),
        Seconds = routine.Seconds,
        Steps = [.. routine.Steps.Select((step, index) => StepFrom(step, index + 1, marks, numbers))],
        Notes = [.. routine.Notes.Select(note => Sentence(note, numbers))],
        Nearest = routine.Nearest is { } nearest
            ? new RoutineNearestCard(nearest.Goal, nearest.Minutes, string.Create(CultureInfo.InvariantCulture, $"{Capital(nearest.Goal)}, {nearest.Minutes} min"))
            : null,
        Problems = routine.Problems,
    };

    private static RoutineStepCard StepFrom(AnswerStep step, int number, IReadOnlyList<ContestedMark> marks, SourceNumbers numbers) => new()
    {
        Number = number,
        Exercise = step.Exercise,
        Title = step.Title,
        Time = RoutineText.Clock(step.Seconds),
        Purpose = Sentence(step.Purpose, numbers),
        Position = step.Position,
        Equipment = step.Equipment,
        Instructions = [.. step.Instructions.Select(line => Sentence(line, numbers))],
        Dose = Sentence(step.Dose, numbers),
        Easier = [.. step.Easier.Select(line => Sentence(line, numbers))],
        Feel = step.Feel is { } feel ? Sentence(feel, numbers) : null,
        Stop = step.Stop is { } stop ? Sentence(stop, numbers) : null,
        Cautions = [.. step.Cautions.Select(line => Sentence(line, numbers))],
        DescribedBy = step.DescribedBy,
        Contested = [.. marks.Where(mark => step.Contested.Contains(mark.Id, StringComparer.Ordinal)).Select(mark => mark.Title)],
        Phases = [.. step.Phases.Select(phase => new RoutinePhaseCard(phase.Kind, phase.Seconds, phase.Label))],
        Picture = step.PictureAlt is { } alt ? new RoutinePictureCard(step.Exercise, alt) : null,
    };

    private static CardSentence Sentence(CitedSentence sentence, SourceNumbers numbers) => new(sentence.Text, numbers.Of(sentence.Citations));

    private static string Capital(string word) => string.Concat(word[..1].ToUpperInvariant(), word[1..]);
}

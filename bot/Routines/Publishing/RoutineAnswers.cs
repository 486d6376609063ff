using System.Globalization;
using PsoasBot.Answering;
using PsoasBot.Answering.Composing;
using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Publishing;

/// <summary>Publishes a routine as an answer: numbers its sources, marks what is contested, ends with the pointer.</summary>
internal sealed class RoutineAnswers(KnowledgeBase knowledge)
{
    public Answer From(Routine routine)
    {
        var numbers = new SourceNumbers(knowledge);
        var published = Publish(routine);
        List<ContestedMark> marks = [.. routine.Contested.Select(AnswerComposer.Mark)];
        var referral = Pointers.For(routine.Referral);
        return new Answer
        {
            Status = routine.Status == RoutineStatus.Answered ? AnswerStatus.Answered : AnswerStatus.Declined,
            Level = routine.Level,
            Text = RoutineText.Write(routine.Lead, published, marks, referral, numbers),
            Lead = routine.Lead,
            Sentences = [.. published.Steps.Select(Summary), .. published.Notes.Where(note => note.Citations.Count > 0)],
            Contested = marks,
            Referral = referral,
            Sources = numbers.List(),
            Flags = [.. routine.Verdict.Flags, .. marks.Count > 0 ? (string[])[AnswerFlags.Contested] : []],
            Routine = published,
            Receipt = new Receipt { KnowledgeVersion = knowledge.Version, Findings = routine.Verdict.Findings, Decision = "routine", Elapsed = TimeSpan.Zero },
        };
    }

    private AnswerRoutine Publish(Routine routine) => new()
    {
        Goal = routine.Request?.Goal.ToString().ToLowerInvariant(),
        Minutes = routine.Request?.Minutes,
        Seconds = routine.Seconds,
        Steps = [.. routine.Steps.Select(Publish)],
        Notes = [.. routine.Notes.Select(note => Cited(note.Text, note.Citations))],
        Said = routine.Said,
        Nearest = routine.Nearest is { } nearest ? new AnswerNearest(nearest.Goal.ToString().ToLowerInvariant(), nearest.Minutes) : null,
        Problems = routine.Problems,
    };

    private AnswerStep Publish(RoutineStep step)
    {
        var exercise = step.Exercise;
        return new AnswerStep
        {
            Exercise = exercise.Id,
            Title = exercise.Name,
            Kind = KindOf(exercise.Kind),
            Seconds = step.Seconds,
            Dose = Cited(exercise.Dose.Text, exercise.Dose.Statements),
            DoseStated = exercise.Dose.Stated,
            Purpose = Cited(exercise.Purpose ?? exercise.Name, exercise.PurposeStatements),
            Position = exercise.Position,
            Equipment = step.Needs,
            Instructions = [.. step.Instructions.Select(Cited)],
            Easier = [.. exercise.Easier.Select(Cited)],
            Feel = exercise.Feel is { } feel ? Cited(feel, exercise.FeelStatements) : null,
            Stop = exercise.Stop is { } stop ? Cited(stop, exercise.StopStatements) : null,
            Cautions = [.. exercise.Cautions.Select(Cited)],
            DescribedBy = DescribedBy(exercise),
            Contested = exercise.Contested,
            Citations = [.. Statements(step).Distinct().Select(id => id.ToString())],
            Phases = [.. step.Phases.Select(phase => new AnswerPhase(KindOf(phase.Kind), phase.Seconds, phase.Label))],
            PictureAlt = exercise.PictureAlt,
        };
    }

    private string DescribedBy(Exercise exercise)
    {
        var statement = knowledge.Statement(exercise.Steps[0].Statements[0]);
        var source = knowledge.Source(statement.Id.Source);
        return statement.Speaker.IsCommenter || source.IsSigned ? Voices.Describe(statement, source) : $"{Voices.Describe(statement, source)} of {source.Short}";
    }

    private static IEnumerable<StatementId> Statements(RoutineStep step) =>
        step.Instructions.SelectMany(instruction => instruction.Statements).Concat(step.Exercise.Dose.Statements).Concat(step.Exercise.PurposeStatements)
            .Concat(step.Exercise.Easier.Concat(step.Exercise.Cautions).SelectMany(line => line.Statements))
            .Concat(step.Exercise.FeelStatements).Concat(step.Exercise.StopStatements);

    /// <summary>One line a step, for places that show no routine.</summary>
    private static CitedSentence Summary(AnswerStep step, int index) => new(
        string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {step.Title}, about {RoutineText.Clock(step.Seconds)}; dose: {step.Dose.Text}."),
        step.Dose.Citations.Count > 0 ? step.Dose.Citations : step.Instructions[0].Citations);

    private static CitedSentence Cited(ExerciseStep step) => Cited(step.Text, step.Statements);

    private static CitedSentence Cited(string text, IReadOnlyList<StatementId> ids) => new(text, [.. ids.Select(id => id.ToString())]);

    private static string KindOf(ExerciseKind kind) => kind == ExerciseKind.SelfCheck ? "self-check" : kind.ToString().ToLowerInvariant();

    private static string KindOf(PhaseKind kind) => kind switch
    {
        PhaseKind.SetUp => "set-up",
        PhaseKind.OwnPace => "own-pace",
        PhaseKind.ChangeSide => "change-side",
        _ => kind.ToString().ToLowerInvariant(),
    };
}

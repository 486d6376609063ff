using System.Globalization;
using PsoasBot.Conversations.CheckIns;
using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Platforms;

/// <summary>Lays a routine session out: its parts, its end, and the check-in after it.</summary>
internal static class SessionCards
{
    private const string Away = "I was away for a moment, so I stopped the clock. Go on when you are ready.";
    private const string PressNext = "When the time is over, press Next: by then I can no longer change this message by myself.";
    private const string TimeIsUp = "The time of this part is over. Press Go on for the next one.";

    public static PartCard Part(RoutineSession session, RoutineScript script, AnswerCard answer, bool isNewStep, bool wasAway = false)
    {
        var (step, phase) = script[session.Part];
        return new PartCard
        {
            QuestionId = session.QuestionId,
            Version = session.Version,
            Step = step,
            Steps = script.Steps,
            Phase = phase,
            EndsAt = session.EndsAt,
            Left = session.IsRunning ? null : session.Left,
            Then = Then(script, session.Part),
            Note = wasAway ? Away : SessionFlow.MustBePressed(session) ? PressNext : !session.IsRunning && session.Left <= TimeSpan.Zero ? TimeIsUp : null,
            IsNewStep = isNewStep,
            Sources = SourcesOf(step, answer),
            Buttons = Buttons(session),
        };
    }

    /// <summary>The routine was done to its end, or stopped before.</summary>
    public static TextCard Over(string questionId, bool isDone) => new(isDone ? "That was it" : "Stopped")
    {
        Parts = [new TextPart(null, "How does it feel now? You need not say; nothing is kept unless you agree to it.")],
        Buttons =
        [
            Button(ActionVerb.Feel, questionId, "Easier", (int)Feeling.Easier),
            Button(ActionVerb.Feel, questionId, "The same", (int)Feeling.Same),
            Button(ActionVerb.Feel, questionId, "Worse", (int)Feeling.Worse),
        ],
    };

    /// <summary>Moderators took the routine back or wrote another answer in its place while it was being done, or its member had it deleted.</summary>
    public static TextCard TakenBack { get; } = new("Please stop here")
    {
        Parts = [new TextPart(null, "I no longer have this routine: moderators changed it or took it back, or it was deleted. /routine makes a new one.")],
    };

    /// <summary>What is said to a feeling; <paramref name="mayKeep"/> asks whether it may be kept.</summary>
    public static TextCard Felt(string questionId, Feeling feeling, bool mayKeep) => new(feeling == Feeling.Worse ? "Please stop here" : "Thank you")
    {
        Parts = mayKeep
            ? [new TextPart(null, CheckInReplies.For(feeling)), new TextPart("May I keep this answer?", $"\"{Name(feeling)}\" would stand beside this routine, so that this community can learn which routines help. Without your yes nothing is kept.")]
            : [new TextPart(null, CheckInReplies.For(feeling))],
        Buttons = mayKeep
            ? [Button(ActionVerb.Remember, questionId, "Yes, keep it", (int)feeling), Button(ActionVerb.Discard, questionId, "No", (int)feeling)]
            : [],
    };

    /// <summary>What is said stays to be read, above all after "worse"; below it stands what became of the answer.</summary>
    public static TextCard Kept(Feeling feeling, string outcome) => new(feeling == Feeling.Worse ? "Please stop here" : "Thank you")
    {
        Parts = [new TextPart(null, CheckInReplies.For(feeling)), new TextPart(null, outcome)],
    };

    private static string Then(RoutineScript script, int part)
    {
        if (part + 1 >= script.Count) return "the end";
        var (step, phase) = script[part + 1];
        return step.Number == script[part].Step.Number
            ? phase.Label.Length > 1 && char.IsLower(phase.Label[1]) ? string.Concat(phase.Label[..1].ToLowerInvariant(), phase.Label[1..]) : phase.Label
            : string.Create(CultureInfo.InvariantCulture, $"exercise {step.Number}, {step.Title}");
    }

    /// <summary>The same five at every moment, so that no thumb has to look for them.</summary>
    private static IReadOnlyList<CardButton> Buttons(RoutineSession session) =>
    [
        session.IsRunning ? Button(ActionVerb.Pause, session, "Pause", ButtonLook.Main) : Button(ActionVerb.GoOn, session, "Go on", ButtonLook.Good),
        Button(ActionVerb.Next, session, "Next"),
        Button(ActionVerb.Back, session, "Back"),
        Button(ActionVerb.Skip, session, "Skip exercise"),
        Button(ActionVerb.Stop, session, "Stop", ButtonLook.Danger),
    ];

    private static CardButton Button(ActionVerb verb, RoutineSession session, string label, ButtonLook look = ButtonLook.Plain) =>
        new(new ActionId(verb, session.QuestionId, session.Version), label, look);

    private static CardButton Button(ActionVerb verb, string questionId, string label, int feeling) => new(new ActionId(verb, questionId, feeling), label);

    private static string Name(Feeling feeling) => feeling switch { Feeling.Easier => "Easier", Feeling.Same => "The same", _ => "Worse" };

    private static IReadOnlyList<SourceCard> SourcesOf(RoutineStepCard step, AnswerCard answer)
    {
        CardSentence?[] singles = [step.Purpose, step.Dose, step.Feel, step.Stop];
        var numbers = singles.OfType<CardSentence>().Concat(step.Instructions).Concat(step.Easier).Concat(step.Cautions)
            .SelectMany(sentence => sentence.References).Select(reference => reference.Number).ToHashSet();
        return [.. answer.Sources.Where(source => numbers.Contains(source.Number))];
    }
}

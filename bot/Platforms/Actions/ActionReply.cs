namespace PsoasBot.Platforms;

/// <summary>What a command, a button or a form leads to. All but <see cref="Share"/> are for the person who acted alone.</summary>
internal abstract record ActionReply
{
    private ActionReply()
    {
    }

    /// <summary>A message for the person.</summary>
    internal sealed record Show(TextCard Card) : ActionReply;

    /// <summary>A form to fill in; a platform must show it at once.</summary>
    internal sealed record Ask(Form Form) : ActionReply;

    /// <summary>The form was not accepted, and the card says why; a platform that can keeps what was written.</summary>
    internal sealed record Again(TextCard Card) : ActionReply;

    /// <summary>The private answer, now for the whole channel.</summary>
    internal sealed record Share(AnswerCard Card) : ActionReply;

    /// <summary>The answer, for the person alone.</summary>
    internal sealed record Answer(AnswerCard Card) : ActionReply;

    /// <summary>A review card: drawn in the place of the one whose button was pressed, else shown to the person. The note says what happened.</summary>
    internal sealed record Case(ReviewCard Card, string? Note) : ActionReply;

    /// <summary>Where the person is in a routine: drawn in the place of the part before, or as a message for the person alone.</summary>
    internal sealed record Part(PartCard Card) : ActionReply;

    public static ActionReply Line(string text) => new Show(TextCard.Line(text));
}

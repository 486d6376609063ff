using System.Text.RegularExpressions;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// How well a statement opens an answer: as near to the question as its score, and the kind of sentence that such a question waits for.
/// What a reader under an article asks or laments answers nobody and never opens, unless the comments are asked for.
/// </summary>
internal static partial class Opening
{
    private const float Never = 0.01f;
    private const float Fits = 1.15f;
    private const float Speaks = 1.25f;
    private const float Named = 1.4f;
    private const float OfReader = 0.8f;
    private const float Jargon = 0.7f;
    private const float Promises = 0.75f;

    /// <summary>The score with which a statement competes for the first place.</summary>
    public static float Fitness(ScoredStatement candidate, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        var statement = candidate.Statement;
        var fitness = candidate.Score * OfVoice(statement, question.Focus);
        if (question.Focus.Comments && Role().Match(question.Text) is { Success: true } role && statement.Text.Contains(role.Value, StringComparison.OrdinalIgnoreCase)) fitness *= Named;
        if (asked.Any(thing => thing.SpokenBy.Contains(statement.Id))) fitness *= Speaks;
        if (Waits(question.Form, statement)) fitness *= Fits;
        if (Terms().IsMatch(statement.Text) && !Terms().IsMatch(question.Text)) fitness *= Jargon;
        if (question.Form == QuestionForm.HowTo && SaysNothing().IsMatch(statement.Text)) fitness *= Promises;
        return fitness;
    }

    /// <summary>A reader's question, doubt or sigh in the comments.</summary>
    public static bool IsReadersQuestion(Statement statement) => statement.Speaker.Role == SpeakerRole.ReaderInComments && Wonders().IsMatch(statement.Text);

    /// <summary>Mockery is told only where it is the best answer: somebody who hopes for help must not get a joke beside it.</summary>
    public static bool Mocks(Statement statement) => Jokes().IsMatch(statement.Text);

    private static float OfVoice(Statement statement, Focus focus) =>
        IsReadersQuestion(statement) && !focus.Comments ? Never
        : statement.Speaker.Role == SpeakerRole.ReaderInComments && !focus.Comments ? OfReader
        : !focus.IsNone && focus.People.Contains(statement.Speaker.Name ?? "") ? Named
        : 1;

    private static bool Waits(QuestionForm form, Statement statement) => form switch
    {
        QuestionForm.HowTo => statement.Kind is StatementKind.Instruction or StatementKind.SelfCheck && !SaysNothing().IsMatch(statement.Text),
        QuestionForm.Dose => Amount().IsMatch(statement.Text),
        QuestionForm.Where => statement.Kind == StatementKind.Anatomy,
        QuestionForm.Why => statement.Kind == StatementKind.Cause,
        _ => false,
    };

    /// <summary>Words of anatomy that a newcomer does not know: T12, transverse processes.</summary>
    [GeneratedRegex(@"\b([TL]\d{1,2}|(transverse|lesser) \w+|vertebrae?|neurologically|fascial|pranic)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Terms();

    [GeneratedRegex(@"\b(is confused|asks?|wonders?|sighs|suspects|wants to know|to be explained)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Wonders();

    [GeneratedRegex(@"\b(jokes?|mocks?|sneers?|ridicules?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Jokes();

    /// <summary>A statement that tells what its source leaves out.</summary>
    [GeneratedRegex(@"\b(does not (write|say|describe|explain|contain|name)|do not (say|describe)|(is|are) not (explained|described)|describes no|without saying)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex SaysNothing();

    /// <summary>Who of the comments is asked for.</summary>
    [GeneratedRegex(@"\b(physical therapist|massage therapist|yoga (teacher|instructor)|dancer)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Role();

    [GeneratedRegex(@"\d|\b(once|twice|two|three|four|five|six|seven|eight|nine|ten)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Amount();
}

using PsoasBot.Answering;
using PsoasBot.Safety;

namespace PsoasBot.Tests.Fakes;

/// <summary>Answers whatever the test says; keeps what it was asked.</summary>
internal sealed class FakeAnswerer(Func<Question, CancellationToken, ValueTask<Answer>> answer) : IAnswerer
{
    private readonly Lock _gate = new();
    private readonly List<Question> _asked = [];

    public FakeAnswerer(Func<Question, Answer> answer) : this((question, _) => ValueTask.FromResult(answer(question)))
    {
    }

    /// <summary>Answers with <see cref="SampleAnswers"/> once the test lets it.</summary>
    public static FakeAnswerer After(TaskCompletionSource gate) => new(async (question, token) =>
    {
        await gate.Task.WaitAsync(token);
        return SampleAnswers.For(question);
    });

    public IReadOnlyList<Question> Asked
    {
        get { lock (_gate) return [.. _asked]; }
    }

    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        lock (_gate) _asked.Add(question);
        return answer(question, cancellationToken);
    }
}

/// <summary>Answers of every shape, with invented content.</summary>
internal static class SampleAnswers
{
    /// <summary>The shape follows from a word in the question: "contested", "emergency", "hello", else a plain answer.</summary>
    public static Answer For(Question question) =>
        question.Text.Contains("emergency", StringComparison.OrdinalIgnoreCase) ? Emergency
        : question.Text.Contains("hello", StringComparison.OrdinalIgnoreCase) ? Declined("Hello! Ask me about the psoas.")
        : question.Text.Contains("stretch or strengthen", StringComparison.OrdinalIgnoreCase) ? Contested
        : Plain($"History has {question.History.Count} lines.");

    public static Answer Contested { get; } = Plain("The sources disagree.") with
    {
        Contested =
        [
            new ContestedMark("stretch-vs-strengthen", "stretch or strengthen?", "Contested",
            [
                new ShownSide("Yes", "Strengthen it first", "Writer One", ["one.1"]),
                new ShownSide("Yes", "Stretch it gently", "Writer Two", ["two.4"]),
                new ShownSide("Yes", "Do neither by force", "a reader in the comments", ["one.9"]),
            ]),
        ],
        Flags = ["contested"],
    };

    /// <summary>Speaks to the member's own situation.</summary>
    public static Answer Personal { get; } = OfOne(Plain("For your back:"));

    public static Answer Emergency { get; } = new()
    {
        Status = AnswerStatus.Safety,
        Level = SafetyLevel.Emergency,
        Text = "Call an ambulance now.",
        Sentences = [new CitedSentence("Call your emergency number now and do not drive yourself.", ["safety.S1"])],
        Referral = new Referral { Specific = true, Who = ["emergency services"], Why = "it may be serious", When = "now", Text = "Emergency services, right now." },
        Sources = [Source(1, "safety", "A health service's page", "S1", new AnswerCitation("safety.S1", "Such signs need an ambulance.", "the health service", "section 2"))],
        Flags = ["emergency"],
        Receipt = Receipt,
    };

    public static Answer Declined(string words) => new()
    {
        Status = AnswerStatus.Declined,
        Level = SafetyLevel.None,
        Text = words,
        Lead = words,
        Referral = null,
        Receipt = Receipt,
    };

    public static Answer Plain(string lead) => new()
    {
        Status = AnswerStatus.Answered,
        Level = SafetyLevel.None,
        Text = $"{lead} Writer One finds it weak in many people [1]. Writer Two stretches it [2].",
        Lead = lead,
        Sentences =
        [
            new CitedSentence("Writer One, a bodyworker, finds it weak in many of the people who come with an aching back.", ["one.1", "one.9"]),
            new CitedSentence("Writer Two teaches two stretches, as long as nothing hurts.", ["two.4"]),
        ],
        Referral = new Referral
        {
            Specific = false,
            Who = ["physiotherapist"],
            Why = "a test needs hands",
            When = "when it does not get better",
            Text = "A physiotherapist can test which of the two it is.",
            Citations = ["one.9"],
        },
        Sources =
        [
            Source(1, "one", "An Article", "paragraph 6", new AnswerCitation("one.1", "Writer One says that it tests weak in most.", "Writer One, a bodyworker", "paragraph 6"),
                new AnswerCitation("one.9", "A reader says that force never helped.", "a reader in the comments", "comment of 2 Oct 2017")) with { Url = new Uri("https://example.org/article") },
            Source(2, "two", "A Handout", "page 2", new AnswerCitation("two.4", "Writer Two says to stretch gently.", "Writer Two", "page 2")),
        ],
        Receipt = Receipt,
    };

    private static Answer OfOne(Answer plain) => plain with { Level = SafetyLevel.Professional, Referral = plain.Referral! with { Specific = true } };

    private static Receipt Receipt => new() { KnowledgeVersion = "test", Elapsed = TimeSpan.FromMilliseconds(1) };

    private static AnswerSource Source(int number, string slug, string title, string where, params AnswerCitation[] citations) => new()
    {
        Number = number,
        Source = slug,
        Title = title,
        Author = "Somebody",
        Published = "2020",
        Where = where,
        Ids = citations,
    };
}

using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Safety;

namespace PsoasBot.Tests.Conversations;

/// <summary>Sample messages and answers.</summary>
internal static class Some
{
    public static IncomingMessage Message(string @event, DateTimeOffset at, string member = "m1", string text = "is the psoas weak or tight?", string? thread = "t1") => new()
    {
        Event = new EventKey("test", "guild", @event),
        Conversation = new ConversationKey("test", "guild", "channel", thread),
        MemberId = member,
        Text = text,
        ReceivedAt = at,
        ReplyHandle = "handle",
        Locale = "en-GB",
    };

    public static Answer Answer(string text = "Both are held.", params string[] flags) => new()
    {
        Status = AnswerStatus.Answered,
        Level = SafetyLevel.None,
        Text = text,
        Sentences = [new CitedSentence(text, ["not-your-soul-muscle.9"])],
        Contested = [new ContestedMark("weak-vs-tight", "weak or tight?", "sources disagree", [new ShownSide("Yes", "weak", "Serota", ["not-your-soul-muscle.9"])])],
        Referral = new Referral { Specific = false, Who = ["physiotherapist"], Why = "to be sure", When = "when it lasts", Text = "Ask a physiotherapist." },
        Sources =
        [
            new AnswerSource
            {
                Number = 1, Source = "not-your-soul-muscle", Title = "T", Author = "A", Published = "2016", Where = "paragraph 6", Url = new Uri("https://example.org/a"),
                Ids = [new AnswerCitation("not-your-soul-muscle.9", "text", "author", "paragraph 6")],
            },
        ],
        Flags = flags,
        Receipt = new Receipt { KnowledgeVersion = "0123456789abcdef", Considered = [new ScoredEvidence("not-your-soul-muscle.9", 7.5f)], Elapsed = TimeSpan.FromMilliseconds(1.5) },
    };
}

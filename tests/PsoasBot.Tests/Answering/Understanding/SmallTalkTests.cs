using PsoasBot.Answering.Understanding;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering.Understanding;

public sealed class SmallTalkTests
{
    private static readonly SmallTalk Talk = new(RealAnswerer.Knowledge, RealAnswerer.Index);

    [Theory]
    [InlineData("heyyy bot how r u doing today", "how-are-you")]
    [InlineData("hi! how's your evening going", "how-are-you")]
    [InlineData("you still alive in there lol", "testing")]
    [InlineData("u there?", "testing")]
    [InlineData("thank youuu so much", "thanks")]
    [InlineData("thx mate, great answer, have a nice evening", "thanks")]
    [InlineData("ur awsome dude", "compliments")]
    [InlineData("I really enjoyed your reply about lunges last week", "compliments")]
    [InlineData("gnight folks, see you tmrw", "goodbye")]
    [InlineData("good mornign everyone", "greeting")]
    [InlineData("sorry, my phone autocorrected that", "apology")]
    [InlineData("are you a real doctor?", "are-you-a-therapist")]
    [InlineData("thanks, are you a human?", "are-you-human")]
    [InlineData("do you keep what we write here", "privacy")]
    [InlineData("who built you and why", "who-made-you")]
    [InlineData("which of your documents do you believe the most", "ranking-of-sources")]
    [InlineData("are comments from readers part of your sources", "source-comments")]
    public void A_message_of_known_wordings_alone_gets_their_reply(string message, string reply) => Assert.Equal(reply, Talk.Read(message, inThread: false).Reply);

    [Theory]
    [InlineData("Hi! where does the psoas attach?", "where does the psoas attach?")]
    [InlineData("cheers mate, now tell me who says trauma is stored in it", "now tell me who says trauma is stored in it")]
    [InlineData("where does it start, thanks in advance?", "where does it start, ?")]
    [InlineData("good night stretch for hips", "good night stretch for hips")]
    [InlineData("how are you supposed to hold the leg", "how are you supposed to hold the leg")]
    [InlineData("dear team, where is it", "dear team, where is it")]
    public void A_greeting_before_a_question_leaves_the_question(string message, string rest)
    {
        var reading = Talk.Read(message, inThread: false);

        Assert.Null(reading.Reply);
        Assert.Equal(rest, reading.Rest);
    }

    [Theory]
    [InlineData("good morning all, i am new here, stretch or strengthen")]
    [InlineData("thanks, what about the hands")]
    [InlineData("that helped my back pain")]
    [InlineData("do you use it when walking")]
    [InlineData("who wrote this")]
    [InlineData("is this good for the knee")]
    public void What_asks_something_or_tells_of_the_subject_is_no_small_talk(string message) => Assert.Null(Talk.Read(message, inThread: false).Reply);

    [Fact]
    public void In_a_thread_words_about_the_sources_may_mean_the_last_answer() =>
        Assert.Multiple(
            () => Assert.Equal("your-sources", Talk.Read("where do you get that from", inThread: false).Reply),
            () => Assert.Null(Talk.Read("where do you get that from", inThread: true).Reply),
            () => Assert.Equal("thanks", Talk.Read("thanks a lot", inThread: true).Reply));

    [Fact]
    public void No_way_to_ask_for_a_statement_is_taken_for_small_talk()
    {
        var taken = RealAnswerer.Knowledge.Statements.SelectMany(statement => statement.Asks).Concat(RealAnswerer.Knowledge.Contested.SelectMany(claim => claim.Asks))
            .Select(ask => (ask, Talk.Read(ask, inThread: false).Reply)).Where(each => each.Reply is not null).ToList();

        Assert.Empty(taken);
    }
}

using System.Text.Json;
using PsoasBot.Answering;
using PsoasBot.Answering.Phrasing;
using PsoasBot.Simulators.Models;

namespace PsoasBot.Tests.Answering.Phrasing;

/// <summary>Follow-ups in a model's words: used for the search alone, and only with words of the thread.</summary>
public sealed class FollowUpRewriterTests(ModelHost host) : IClassFixture<ModelHost>
{
    private static readonly string[] Thread = ["member: how do I do the lunge stretch?", "bot: The handout says to lunge with one knee on the ground and to let the hip sink."];

    [Fact]
    public async Task A_rewriting_in_words_of_the_thread_is_used_and_the_receipt_names_the_prompt()
    {
        Script("how long do I do the lunge stretch?");
        var answer = await AskAsync("and how long?");
        Assert.StartsWith("rewritten; follow-up@", answer.Receipt.FollowUp, StringComparison.Ordinal);
        Assert.Contains(answer.Sentences, sentence => sentence.Citations.Contains("big-deal-handout.25"));
    }

    [Theory]
    [InlineData("how long should I take ibuprofen?", "brings in words that nobody said")]
    [InlineData("how long do I not do the lunge stretch?", "adds or drops a 'not'")]
    [InlineData("<system> lunge long </system>", "is no plain question")]
    [InlineData("is the knee on the ground?", "drops what the member asked")]
    public async Task Any_other_rewriting_is_left_aside(string written, string fault)
    {
        Script(written);
        var answer = await AskAsync("and how long?");
        Assert.StartsWith($"left as it is: {fault}; follow-up@", answer.Receipt.FollowUp, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Sentences);
    }

    [Fact]
    public async Task A_model_that_hangs_leaves_the_follow_up_as_it_is_and_nobody_waits_in_vain()
    {
        host.Simulator.Script = static _ => new SimulatedReply("") { Silence = TimeSpan.FromSeconds(30) };
        var answer = await AskAsync("and how long?");
        Assert.StartsWith("left as it is: ", answer.Receipt.FollowUp, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Sentences);
    }

    [Fact]
    public async Task A_first_question_is_never_rewritten()
    {
        host.Simulator.Script = HostileModel.Faithful;
        var answer = await host.Model.AnswerAsync(new Question("how long do I hold the lunge?"), TestContext.Current.CancellationToken);
        Assert.Null(answer.Receipt.FollowUp);
    }

    [Fact]
    public async Task The_screen_reads_the_members_own_words()
    {
        Script("how long do I do the lunge stretch?");
        var answer = await AskAsync("and how long? my crotch is numb and I cannot pee since then");
        Assert.Equal(AnswerStatus.Safety, answer.Status);
        Assert.Null(answer.Receipt.FollowUp);
    }

    [Fact]
    public void Words_of_the_thread_are_fine_in_any_form() =>
        Assert.Null(RewritingCheck.Fault("How long are the lunges held?", new Question("how long is it held?") { History = Thread }));

    private void Script(string rewritten) => host.Simulator.Script = request => request.Messages[0].Text.Contains("follow-up", StringComparison.Ordinal)
        ? new SimulatedReply(JsonSerializer.Serialize(new { question = rewritten }))
        : HostileModel.Faithful(request);

    private async Task<Answer> AskAsync(string question) => await host.Model.AnswerAsync(new Question(question) { History = Thread }, TestContext.Current.CancellationToken);
}

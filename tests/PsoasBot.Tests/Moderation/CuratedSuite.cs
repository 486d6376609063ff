using PsoasBot.Answering;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;
using PsoasBot.Knowledge;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Likeness;
using PsoasBot.Moderation.Review;
using PsoasBot.Safety;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Moderation;

/// <summary>A moderators' answer is served again, and never where it was not written for: on either engine.</summary>
public abstract class CuratedSuite : ModerationSuite
{
    private static readonly KnowledgeBase Knowledge = RealAnswerer.Knowledge;

    [Fact]
    public async Task A_correction_replaces_the_message_and_answers_the_question_next_time()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        var draft = Draft() with { Curate = true };
        var done = Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ada, new ReviewCommand.Correct(2, draft) { Reason = "one-sided" }, Cancel));
        Assert.Equal(ReviewState.Corrected, done.Case.State);

        var edit = await NextEditAsync();
        Assert.Equal("message-e1", edit!.Message.MessageId);
        Assert.StartsWith("Corrected by moderators on 21 November 2026.", edit.Answer.Text, StringComparison.Ordinal);
        await Edits.CloseAsync(edit, "done", Time.Now, Cancel);
        Assert.Null(await Edits.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now.AddHours(1), Time.Now.AddHours(2)), Cancel));

        var served = await ServeAsync("is the psoas weak or tight?", Knowledge);
        Assert.StartsWith("Reviewed by moderators on 21 November 2026.", served.Text, StringComparison.Ordinal);
        Assert.Equal(draft.Sentences[0].Text, served.Sentences[0].Text);
    }

    [Fact]
    public async Task A_curated_answer_is_not_served_over_a_safety_card_or_elsewhere()
    {
        await CuratedAsync();
        var urgent = Some.Answer("Call now.") with { Status = AnswerStatus.Safety, Level = SafetyLevel.Emergency };
        Assert.Equal("Call now.", (await ServeAsync("is the psoas weak or tight?", Knowledge, urgent)).Text);
        Assert.Equal("fresh", (await ServeAsync("is the psoas weak or tight in week 30 of my pregnancy?", Knowledge)).Text);
        Assert.Equal("fresh", (await ServeAsync("is the psoas weak or tight after my hip surgery?", Knowledge)).Text);
        Assert.Equal("fresh", (await ServeAsync("is my child's psoas weak or tight?", Knowledge)).Text);
        Assert.Equal("fresh", (await ServeAsync("is the psoas weak or tight?", Knowledge, community: "elsewhere")).Text);
    }

    [Fact]
    public async Task A_changed_statement_sends_a_curated_answer_back_to_review()
    {
        var id = await CuratedAsync();
        var changed = Changed(Knowledge);
        Assert.Equal("fresh", (await ServeAsync("is the psoas weak or tight?", changed)).Text);
        Assert.Empty(await Curated.ActiveAsync(Cancel));
        var file = await Desk.OpenAsync(id, Ada, Cancel);
        Assert.Equal(ReviewState.Open, file!.Case.State);
        Assert.Contains(file.Flags, flag => flag.Kind == "knowledge-changed");
    }

    [Fact]
    public async Task A_retraction_replaces_the_message_and_ends_the_curated_answer()
    {
        var id = await CuratedAsync();
        var version = (await Desk.OpenAsync(id, Ada, Cancel))!.Case.Version;
        await Desk.ActAsync(id, Ada, new ReviewCommand.Reopen(version), Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Claim(version + 1), Cancel);
        Assert.IsType<ReviewOutcome.Refused>(await Desk.ActAsync(id, Ada, new ReviewCommand.Retract(version + 2), Cancel));
        Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ada, new ReviewCommand.Retract(version + 2) { Reason = "wrong source" }, Cancel));
        var edit = await NextEditAsync();
        Assert.Contains("took this answer back", edit!.Answer.Text, StringComparison.Ordinal);
        Assert.Equal("fresh", (await ServeAsync("is the psoas weak or tight?", Knowledge)).Text);
    }

    [Fact]
    public async Task A_curated_answer_in_a_forgotten_members_words_is_served_no_more()
    {
        await CuratedAsync();
        var answers = Answers(Knowledge);
        Assert.StartsWith("Reviewed by moderators", (await ServeAsync(answers)).Text, StringComparison.Ordinal);
        await new KeptDataStore(Store).ForgetAsync(new MemberKey("test", "guild", "m1"), Time.Now, Cancel);
        Assert.Equal("fresh", (await ServeAsync(answers)).Text);
    }

    [Fact]
    public async Task The_shelf_of_curated_answers_is_read_once_for_all_who_ask_and_again_only_after_a_change()
    {
        await CuratedAsync();
        var counting = new CountedShelf(Curated);
        var answers = Answers(Knowledge, counting);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ServeAsync(answers).AsTask())));
        await Desk.ActAsync(await FlaggedAsync("e2"), Ada, new ReviewCommand.Claim(1), Cancel);
        await ServeAsync(answers);
        Assert.Equal(1, counting.Reads);
    }

    private async ValueTask<Answer> ServeAsync(string question, KnowledgeBase knowledge, Answer? fresh = null, string community = "guild") =>
        await Answers(knowledge)
            .ReplaceAsync(new CuratedRequest("test", community, question), fresh ?? Some.Answer("fresh"), Cancel);

    private static ValueTask<Answer> ServeAsync(CuratedAnswers answers) =>
        answers.ReplaceAsync(new CuratedRequest("test", "guild", "is the psoas weak or tight?"), Some.Answer("fresh"), Cancel);

    private CuratedAnswers Answers(KnowledgeBase knowledge, ICuratedStore? store = null) =>
        new(store ?? Curated, new Lazy<QuestionSimilarity>(RealAnswerer.Similarity), new CuratedKnowledge(knowledge), new CorrectionWriter(knowledge), Time);

    private sealed class CountedShelf(ICuratedStore store) : ICuratedStore
    {
        private int _reads;

        public int Reads => _reads;

        public async ValueTask<IReadOnlyList<CuratedAnswer>> ActiveAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            return await store.ActiveAsync(cancellationToken);
        }

        public ValueTask<long> RevisionAsync(CancellationToken cancellationToken) => store.RevisionAsync(cancellationToken);

        public ValueTask ReturnToReviewAsync(string questionId, DateTimeOffset now, CancellationToken cancellationToken) => store.ReturnToReviewAsync(questionId, now, cancellationToken);
    }

    private static KnowledgeBase Changed(KnowledgeBase knowledge) => new(
        knowledge.Sources,
        [.. knowledge.Statements.Select(statement => statement.Id.ToString() == "not-your-soul-muscle.9" ? statement with { Text = statement.Text + " Edited." } : statement)],
        knowledge.Contested, knowledge.Exercises, knowledge.Scope, knowledge.Vocabulary, "changed");
}

public sealed class CuratedOnSqlite : CuratedSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class CuratedOnPostgres(PostgresCluster cluster) : CuratedSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}

using PsoasBot.Answering;
using PsoasBot.Answering.Understanding;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;
using PsoasBot.Knowledge;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Likeness;
using PsoasBot.Moderation.Review;
using PsoasBot.Retrieval;
using PsoasBot.Safety;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Storage.Review;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Moderation;

/// <summary>Flag, claim, decide, publish, serve again: on either engine.</summary>
public abstract class ReviewSuite : OnEveryEngine
{
    private static readonly KnowledgeBase Knowledge = KnowledgeFolder.Load(Path.Combine(Repository.Root, "knowledge"));
    private static readonly QuestionSimilarity Similarity = new(
        Knowledge,
        new QuestionSignalReader(Knowledge, KnowledgeIndex.Build(Knowledge), new SafetyScreen(SafetyKnowledge.Load(Path.Combine(Repository.Root, "knowledge", "safety")))),
        RealAnswerer.Instance,
        SameDecision.Embedded);
    private static readonly Reviewer Ada = new("ada", CommunityRole.Moderator, "test", "guild");
    private static readonly Reviewer Ben = new("ben", CommunityRole.Moderator, "test", "guild");
    private static readonly Reviewer Member = new("m2", CommunityRole.Member, "test", "guild");

    private InboxStore Inbox => field ??= new InboxStore(Store);
    private ReviewStore Reviews => field ??= new ReviewStore(Store);
    private CuratedStore Curated => field ??= new CuratedStore(Store);
    private EditStore Edits => field ??= new EditStore(Store);
    private ReviewDesk Desk => field ??= DeskWith(Knowledge);

    [Fact]
    public async Task A_members_flag_opens_a_case_and_decided_it_stays_decided()
    {
        var id = await AnsweredAsync("e1");
        Assert.IsType<ReviewOutcome.Done>(await Desk.FlagAsync(id, Member, "this is wrong", Cancel));
        var file = await Desk.OpenAsync(id, Ada, Cancel);
        Assert.Equal(("member", "this is wrong"), (file!.Flags[0].Kind, file.Flags[0].Reason));
        Assert.Equal("is the psoas weak or tight?", file.Question);
        Assert.Equal("0123456789abcdef", file.Answer.Receipt.KnowledgeVersion);
        await ClaimAsync(id, Ada);
        Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(2), Cancel));
        Assert.IsType<ReviewOutcome.Refused>(await Desk.ActAsync(id, Ada, new ReviewCommand.Claim(3), Cancel));
        Assert.Equal(["flag member", "claim", "approve", "claim"], (await Desk.TrailAsync(id, Ada, Cancel)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_correction_replaces_the_message_and_answers_the_question_next_time()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        var draft = Draft() with { Curate = true };
        var done = Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ada, new ReviewCommand.Correct(2, draft) { Reason = "one-sided" }, Cancel));
        Assert.Equal(ReviewState.Corrected, done.Case.State);

        var edit = await Edits.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel);
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
        var edit = await Edits.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel);
        Assert.Contains("took this answer back", edit!.Answer.Text, StringComparison.Ordinal);
        Assert.Equal("fresh", (await ServeAsync("is the psoas weak or tight?", Knowledge)).Text);
    }

    [Fact]
    public async Task A_retracted_answer_stands_there_again_when_it_is_approved_after_all()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Retract(2) { Reason = "too fast" }, Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Reopen(3), Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Claim(4), Cancel);
        Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(5), Cancel));
        var edit = await Edits.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel);
        Assert.Equal("Reviewed by moderators on 21 November 2026. Both are held.", edit!.Answer.Text);
        Assert.Single(edit.Answer.Sentences);
    }

    [Fact]
    public async Task A_correction_that_is_approved_after_a_second_look_stays()
    {
        var id = await CuratedAsync();
        await Desk.ActAsync(id, Ada, new ReviewCommand.Reopen(3), Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Claim(4), Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(5), Cancel);
        var edit = await Edits.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel);
        Assert.StartsWith("Corrected by moderators", edit!.Answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("Corrected by moderators", (await Desk.OpenAsync(id, Ada, Cancel))!.Case.Replacement!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_safety_card_that_is_taken_back_keeps_its_steps_and_its_level()
    {
        var id = await AnsweredAsync("e1", new ReviewRequest(["emergency"], null), SampleAnswers.Emergency);
        await ClaimAsync(id, Ada);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Retract(2) { Reason = "a joke" }, Cancel);
        var edit = (await Edits.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel))!.Answer;
        Assert.Equal((AnswerStatus.Safety, SafetyLevel.Emergency), (edit.Status, edit.Level));
        Assert.StartsWith("Moderators took this answer back", edit.Lead, StringComparison.Ordinal);
        Assert.Contains("Call an ambulance now.", edit.Text, StringComparison.Ordinal);
        Assert.Equal(SampleAnswers.Emergency.Sentences.Select(sentence => sentence.Text), edit.Sentences.Select(sentence => sentence.Text));
        Assert.Single(edit.Sources);
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

    [Fact]
    public async Task The_queue_counts_and_pages_more_cases_than_one_page_holds_and_the_export_has_them_all()
    {
        for (var i = 0; i < 215; i++) await FlaggedAsync($"e{i}");
        var (first, all) = await Desk.QueueAsync(Ada, new QueueFilter { Limit = 100 }, Cancel);
        var (last, _) = await Desk.QueueAsync(Ada, new QueueFilter { Limit = 100, Offset = 200 }, Cancel);
        Assert.Equal((100, 215, 15), (first.Count, all, last.Count));
        Assert.Equal(215, (await Desk.CountsAsync(Ada, Cancel))[ReviewState.Open]);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var each in Desk.AllAsync(Ada with { Role = CommunityRole.Admin }, Cancel)) ids.Add(each.Case.QuestionId);
        Assert.Equal(215, ids.Count);
    }

    [Theory]
    [InlineData(nameof(QueueScope.Free), "ada", 2)]
    [InlineData(nameof(QueueScope.Held), "ada", 1)]
    [InlineData(nameof(QueueScope.Held), "ben", 0)]
    [InlineData(nameof(QueueScope.Undecided), "ada", 3)]
    [InlineData(nameof(QueueScope.Decided), "ada", 0)]
    [InlineData(nameof(QueueScope.All), "ada", 3)]
    public async Task The_queue_shows_whose_cases_are_asked_for(string scope, string who, int expected)
    {
        foreach (var name in new[] { "a", "b", "c" }) await FlaggedAsync(name);
        await ClaimAsync((await Desk.QueueAsync(Ada, new QueueFilter(), Cancel)).Cases[0].Case.QuestionId, Ada);
        var (cases, all) = await Desk.QueueAsync(Ada with { Id = who }, new QueueFilter { Scope = Enum.Parse<QueueScope>(scope) }, Cancel);
        Assert.Equal((expected, expected), (cases.Count, all));
    }

    [Theory]
    [InlineData("weak tight", 1)]
    [InlineData("WEAK", 1)]
    [InlineData("weak strong", 0)]
    [InlineData("100%", 0)]
    public async Task The_queue_is_searched_for_all_words(string words, int expected)
    {
        await FlaggedAsync("e1");
        Assert.Equal(expected, (await Desk.QueueAsync(Ada, new QueueFilter { Words = words.Split(' ') }, Cancel)).All);
    }

    [Fact]
    public async Task A_held_answer_is_published_when_it_is_approved()
    {
        var (notice, review) = new ReviewPolicy(new ModerationOptions { Flags = { ["low-grounding"] = FlagHandling.Hold } }).Apply(Some.Answer("The answer.", "low-grounding"));
        Assert.Contains("A moderator looks at this answer", notice.Text, StringComparison.Ordinal);
        var id = await AnsweredAsync("e1", review, notice);
        await ClaimAsync(id, Ada);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(2), Cancel);
        var edit = await Edits.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel);
        Assert.Equal("Reviewed by moderators on 21 November 2026. The answer.", edit!.Answer.Text);
    }

    [Fact]
    public async Task An_unsound_correction_is_refused_with_its_mistakes()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        var draft = new CorrectionDraft
        {
            Sentences = [new("No source.", []), new("See https://example.org", ["not-your-soul-muscle.9"]), new("@everyone look", ["no-such.1"]), new("My word.", [CorrectionDraft.NoteCitation])],
        };
        var unsound = Assert.IsType<ReviewOutcome.Unsound>(await Desk.ActAsync(id, Ada, new ReviewCommand.Correct(2, draft) { Reason = "r" }, Cancel));
        Assert.Equal(5, unsound.Problems.Count);
    }

    [Fact]
    public async Task A_claim_ends_after_half_an_hour()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        Assert.IsType<ReviewOutcome.Refused>(await Desk.ActAsync(id, Ben, new ReviewCommand.Claim(2), Cancel));
        Time.Advance(TimeSpan.FromMinutes(31));
        Assert.IsType<ReviewOutcome.Refused>(await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(2), Cancel));
        Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ben, new ReviewCommand.Claim(2), Cancel));
    }

    [Fact]
    public async Task Thumbs_down_of_three_members_are_a_flag()
    {
        var id = await AnsweredAsync("e1");
        foreach (var member in new[] { "a", "b", "b" }) await Desk.VoteAsync(id, Member with { Id = member }, isUp: false, Cancel);
        Assert.Null(await Reviews.FindAsync(id, Cancel));
        await Desk.VoteAsync(id, Member with { Id = "c" }, isUp: false, Cancel);
        Assert.Equal("thumbs-down", (await Reviews.FindAsync(id, Cancel))!.Flags[0].Kind);
        Assert.Single((await Desk.QueueAsync(Ada, new QueueFilter(), Cancel)).Cases);
    }

    [Fact]
    public async Task Of_two_moderators_who_race_one_wins_the_other_is_told_and_the_trail_shows_both()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("PSOASBOT_RACES") ?? "1000", System.Globalization.CultureInfo.InvariantCulture);
        var random = new Random(4);
        for (var round = 0; round < rounds; round++)
        {
            var id = await FlaggedAsync("race" + round);
            var start = new Barrier(2);
            var (first, second) = random.Next(2) == 0 ? (Ada, Ben) : (Ben, Ada);
            var outcomes = await Task.WhenAll(RaceAsync(id, first, start), RaceAsync(id, second, start));
            Assert.Single(outcomes, outcome => outcome is ReviewOutcome.Done);
            Assert.Single(outcomes, outcome => outcome is ReviewOutcome.TooLate { Case.Version: 2 });
            var trail = (await Desk.TrailAsync(id, Ada, Cancel)).Where(entry => entry.Action == "claim").ToList();
            Assert.Equal(["done", "too late"], trail.Select(entry => entry.Outcome).Order(StringComparer.Ordinal));
            Assert.Equal(["ada", "ben"], trail.Select(entry => entry.Actor).Order(StringComparer.Ordinal));
        }
    }

    private Task<ReviewOutcome> RaceAsync(string id, Reviewer who, Barrier start) => Task.Run(async () =>
    {
        start.SignalAndWait(Cancel);
        return await Desk.ActAsync(id, who, new ReviewCommand.Claim(1), Cancel);
    });

    private static CorrectionDraft Draft() => new()
    {
        Sentences = [new("Jory Serota says that for people with back pain whose psoas tests weak, strengthening it is the key.", ["not-your-soul-muscle.9"])],
    };

    private async Task<string> CuratedAsync()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Correct(2, Draft() with { Curate = true }) { Reason = "one-sided" }, Cancel);
        return id;
    }

    private async ValueTask<Answer> ServeAsync(string question, KnowledgeBase knowledge, Answer? fresh = null, string community = "guild") =>
        await Answers(knowledge)
            .ReplaceAsync(new CuratedRequest("test", community, question), fresh ?? Some.Answer("fresh"), Cancel);

    private static ValueTask<Answer> ServeAsync(CuratedAnswers answers) =>
        answers.ReplaceAsync(new CuratedRequest("test", "guild", "is the psoas weak or tight?"), Some.Answer("fresh"), Cancel);

    private CuratedAnswers Answers(KnowledgeBase knowledge, ICuratedStore? store = null) =>
        new(store ?? Curated, new Lazy<QuestionSimilarity>(Similarity), new CuratedKnowledge(knowledge), new CorrectionWriter(knowledge), Time);

    private ReviewDesk DeskWith(KnowledgeBase knowledge)
    {
        var options = new ModerationOptions();
        return new ReviewDesk(
            Reviews, new ReviewRules(options), new CorrectionWriter(knowledge), new CuratedKnowledge(knowledge), new ReviewPolicy(options), options, Time);
    }

    private async Task ClaimAsync(string id, Reviewer who) => Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, who, new ReviewCommand.Claim(1), Cancel));

    private Task<string> FlaggedAsync(string @event) => AnsweredAsync(@event, new ReviewRequest(["urgent"], null));

    private async Task<string> AnsweredAsync(string @event, ReviewRequest? review = null, Answer? answer = null)
    {
        await Inbox.AcceptAsync(Some.Message(@event, Time.Now, thread: @event), Cancel);
        var claimed = (await Inbox.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel)).SingleOrDefault();
        await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(answer ?? Some.Answer(), review), Time.Now, Cancel);
        await Inbox.MarkDeliveredAsync(claimed.Lease, new PublishedMessage(claimed.Message.Conversation, "message-" + @event), Time.Now, Cancel);
        return claimed.Id;
    }

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

public sealed class ReviewOnSqlite : ReviewSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class ReviewOnPostgres(PostgresCluster cluster) : ReviewSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}

using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Edits;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Review;
using PsoasBot.Storage.Inbox;
using PsoasBot.Storage.Review;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Moderation;

/// <summary>The way of a case up to where a test begins: asked, answered, flagged, claimed, corrected.</summary>
public abstract class ModerationSuite : OnEveryEngine
{
    private protected static readonly Reviewer Ada = new("ada", CommunityRole.Moderator, "test", "guild");
    private protected static readonly Reviewer Ben = new("ben", CommunityRole.Moderator, "test", "guild");
    private protected static readonly Reviewer Member = new("m2", CommunityRole.Member, "test", "guild");

    private protected InboxStore Inbox => field ??= new InboxStore(Store);
    private protected ReviewStore Reviews => field ??= new ReviewStore(Store);
    private protected CuratedStore Curated => field ??= new CuratedStore(Store);
    private protected EditStore Edits => field ??= new EditStore(Store);
    private protected ReviewDesk Desk => field ??= NewDesk();

    private protected static CorrectionDraft Draft() => new()
    {
        Sentences = [new("Jory Serota says that for people with back pain whose psoas tests weak, strengthening it is the key.", ["not-your-soul-muscle.9"])],
    };

    private protected async Task<string> CuratedAsync()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Correct(2, Draft() with { Curate = true }) { Reason = "one-sided" }, Cancel);
        return id;
    }

    /// <summary>The next change of a published message that waits to be carried out.</summary>
    private protected ValueTask<PendingEdit?> NextEditAsync() => Edits.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel);

    private protected async Task ClaimAsync(string id, Reviewer who) => Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, who, new ReviewCommand.Claim(1), Cancel));

    private protected Task<string> FlaggedAsync(string @event) => AnsweredAsync(@event, new ReviewRequest(["urgent"], null));

    private protected async Task<string> AnsweredAsync(string @event, ReviewRequest? review = null, Answer? answer = null)
    {
        await Inbox.AcceptAsync(Some.Message(@event, Time.Now, thread: @event), Cancel);
        var claimed = (await Inbox.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel)).SingleOrDefault();
        await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(answer ?? Some.Answer(), review), Time.Now, Cancel);
        await Inbox.MarkDeliveredAsync(claimed.Lease, new PublishedMessage(claimed.Message.Conversation, "message-" + @event), Time.Now, Cancel);
        return claimed.Id;
    }

    private ReviewDesk NewDesk()
    {
        var (knowledge, options) = (RealAnswerer.Knowledge, new ModerationOptions());
        return new ReviewDesk(Reviews, new ReviewRules(options), new CorrectionWriter(knowledge), new CuratedKnowledge(knowledge), new ReviewPolicy(options), options, Time);
    }
}

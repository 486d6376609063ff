using System.Runtime.CompilerServices;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Moderation;

/// <summary>
/// The front door of the room: flags, votes, and every step that a moderator takes with a case. Each is authorised here, by the role that
/// the caller has in the community, whatever a button or a page let through; each is durable when it returns.
/// </summary>
internal sealed class ReviewDesk(
    IReviewStore store, ReviewRules rules, CorrectionWriter corrections, CuratedKnowledge cited, ReviewPolicy policy, ModerationOptions options, TimeProvider time)
{
    /// <summary>A member says that an answer is wrong, and why.</summary>
    public async ValueTask<ReviewOutcome> FlagAsync(string questionId, Reviewer who, string reason, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(who.Role, ReviewAction.Flag)) return new ReviewOutcome.Refused(ReviewRules.NotAllowed);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1_000) return new ReviewOutcome.Refused("Please say in a few words what is wrong with the answer.");
        if (policy.Of(FlagKinds.Member) == FlagHandling.Ignore) return new ReviewOutcome.Refused("This community reviews no member flags.");
        var kept = await store.FlagAsync(new NewFlag(questionId, FlagKinds.Member, who.Id, reason.Trim(), time.GetUtcNow()), cancellationToken);
        return kept ? new ReviewOutcome.Done((await store.FindAsync(questionId, cancellationToken))!.Case) : new ReviewOutcome.Unknown();
    }

    /// <summary>Keeps a thumb; enough of them down are a flag.</summary>
    public async ValueTask<ReviewOutcome?> VoteAsync(string questionId, Reviewer who, bool isUp, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(who.Role, ReviewAction.Vote)) return new ReviewOutcome.Refused(ReviewRules.NotAllowed);
        var downs = await store.VoteAsync(new Vote(questionId, who.Id, isUp, time.GetUtcNow()), cancellationToken);
        if (downs is null) return new ReviewOutcome.Unknown();
        if (downs >= options.ThumbsDown && policy.Of(FlagKinds.ThumbsDown) != FlagHandling.Ignore)
            await store.FlagAsync(new NewFlag(questionId, FlagKinds.ThumbsDown, "", null, time.GetUtcNow()), cancellationToken);
        return null;
    }

    public async ValueTask<CaseFile?> OpenAsync(string questionId, Reviewer who, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(who.Role, ReviewAction.View)) return null;
        return await store.FindAsync(questionId, cancellationToken) is { } file && who.Covers(file.Case.Platform, file.Case.Community) ? file : null;
    }

    /// <summary>The cases of the moderator's community that fit, and how many there are without the filter's limit.</summary>
    public async ValueTask<(IReadOnlyList<CaseSummary> Cases, int All)> QueueAsync(Reviewer who, QueueFilter filter, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(who.Role, ReviewAction.View)) return ([], 0);
        var own = Own(who, filter);
        var cases = await store.QueueAsync(own, cancellationToken);
        return (cases, own.Offset == 0 && cases.Count < own.Limit ? cases.Count : await store.CountAsync(own, cancellationToken));
    }

    /// <summary>How many cases of the moderator's community are in each state that occurs.</summary>
    public async ValueTask<IReadOnlyDictionary<ReviewState, int>> CountsAsync(Reviewer who, CancellationToken cancellationToken) =>
        Permissions.Allows(who.Role, ReviewAction.View)
            ? await store.CountStatesAsync(Own(who, new QueueFilter { Scope = QueueScope.All }), cancellationToken)
            : new Dictionary<ReviewState, int>();

    /// <summary>Every case, read page by page; for the export.</summary>
    public async IAsyncEnumerable<CaseSummary> AllAsync(Reviewer who, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(who.Role, ReviewAction.Export)) yield break;
        var page = Own(who, new QueueFilter { Scope = QueueScope.All, After = "", Limit = 200 });
        while (true)
        {
            var cases = await store.QueueAsync(page, cancellationToken);
            foreach (var each in cases) yield return each;
            if (cases.Count < page.Limit) yield break;
            page = page with { After = cases[^1].Case.QuestionId };
        }
    }

    public async ValueTask<IReadOnlyList<AuditEntry>> TrailAsync(string questionId, Reviewer who, CancellationToken cancellationToken) =>
        await OpenAsync(questionId, who, cancellationToken) is null ? [] : await store.TrailAsync(questionId, cancellationToken);

    /// <summary>Takes one step with a case.</summary>
    public async ValueTask<ReviewOutcome> ActAsync(string questionId, Reviewer who, ReviewCommand command, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(questionId, cancellationToken) is not { } file) return new ReviewOutcome.Unknown();
        if (command.Version != file.Case.Version) return await LateAsync(file, who, command, cancellationToken);
        var (after, objection) = rules.Step(file.Case, who, command, time.GetUtcNow());
        if (after is null)
        {
            await store.RecordAsync(Entry(file.Case, who, command, objection!), cancellationToken);
            return new ReviewOutcome.Refused(objection!);
        }
        if (command is ReviewCommand.Correct { Draft: var draft } && corrections.Check(draft) is { Count: > 0 } problems) return new ReviewOutcome.Unsound(problems);
        var transition = Transition(file, after, who, command);
        return await store.ApplyAsync(transition, cancellationToken)
            ? new ReviewOutcome.Done(transition.After)
            : new ReviewOutcome.TooLate((await store.FindAsync(questionId, cancellationToken))!.Case);
    }

    private async ValueTask<ReviewOutcome> LateAsync(CaseFile file, Reviewer who, ReviewCommand command, CancellationToken cancellationToken)
    {
        var allowed = who.Covers(file.Case.Platform, file.Case.Community) && Permissions.Allows(who.Role, command.Action);
        await store.RecordAsync(Entry(file.Case, who, command, allowed ? AuditEntry.TooLate : ReviewRules.NotAllowed), cancellationToken);
        return allowed ? new ReviewOutcome.TooLate(file.Case) : new ReviewOutcome.Refused(ReviewRules.NotAllowed);
    }

    private QueueFilter Own(Reviewer who, QueueFilter filter) =>
        filter with { Platform = who.Platform, Community = who.Community, Holder = who.Id, Now = time.GetUtcNow() };

    private ReviewTransition Transition(CaseFile file, ReviewCase after, Reviewer who, ReviewCommand command)
    {
        var now = time.GetUtcNow();
        var edit = command switch
        {
            ReviewCommand.Approve when IsHidden(file.Case) => Notices.Approved(file.Answer, now),
            ReviewCommand.Correct { Draft: var draft } => corrections.Write(draft, file.Answer, Notices.Date(now)),
            ReviewCommand.Retract => Notices.Retracted(file.Answer, now),
            _ => null,
        };
        return new ReviewTransition
        {
            After = after with { Replacement = edit ?? after.Replacement },
            Entry = Entry(after, who, command, AuditEntry.Done) with { Detail = edit?.Text },
            Edit = edit,
            Curated = command is ReviewCommand.Correct { Draft: { Curate: true } chosen } ? cited.Make(file, edit!, chosen, now) : null,
            WithdrawCurated = command is ReviewCommand.Retract or ReviewCommand.Reopen or ReviewCommand.Correct { Draft.Curate: false },
        };
    }

    /// <summary>The answer still waits, or was taken back before the case was reopened; approving it shows it.</summary>
    private static bool IsHidden(ReviewCase about) => about.Replacement is { } replacement ? Notices.IsRetraction(replacement) : about.Held is not null;

    private AuditEntry Entry(ReviewCase about, Reviewer who, ReviewCommand command, string outcome) => new()
    {
        QuestionId = about.QuestionId,
        At = time.GetUtcNow(),
        Actor = who.Id,
        Action = command.Action.ToString().ToLowerInvariant(),
        Outcome = outcome,
        Version = about.Version,
        Reason = command.Reason,
    };
}

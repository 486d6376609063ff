using System.Globalization;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms;

/// <summary>
/// Posts new cases into the moderators' channels, alerts before all others, and brings old ones to mind. What was posted is kept in the store, so a
/// restart repeats nothing, and of several workers one posts and one reminds.
/// </summary>
internal sealed class ReviewPoster(IReviewStore cases, IReviewPosts posts, ReviewSender sender, PlatformOptions options, TimeProvider time)
{
    /// <summary>New cards in one round: after as many, the store is asked again whether an alert has come.</summary>
    private const int MostAtOnce = 10;

    /// <summary>How long a worker that dies keeps others from posting what it had claimed.</summary>
    private static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(1);

    /// <summary>One round for one platform.</summary>
    public async Task LookAsync(IReviewChannel channel, CancellationToken cancellationToken)
    {
        var paused = sender.Paused;
        var open = channel.Communities.Where(community => channel.ChannelOf(community) is { } place && !paused.Contains(place)).ToList();
        if (open.Count == 0) return;
        foreach (var questionId in await posts.UnpostedAsync(new ReviewScope(channel.Platform, open, paused, MostAtOnce), time.GetUtcNow(), cancellationToken))
            await PostAsync(channel, questionId, cancellationToken);
        await RemindAsync(channel, cancellationToken);
    }

    private async Task PostAsync(IReviewChannel channel, string questionId, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(questionId, cancellationToken) is not { } file || channel.ChannelOf(file.Case.Community) is not { } place || sender.Paused.Contains(place)) return;
        var now = time.GetUtcNow();
        var card = ReviewCards.From(file, now);
        var post = new ReviewPost { QuestionId = questionId, Platform = channel.Platform, Channel = place, MessageId = "", Version = card.Version, Step = card.Step, IsLive = !card.IsSettled };
        if (!await posts.ClaimAsync(post, now, now + ClaimFor, cancellationToken)) return;
        var nonce = string.Create(CultureInfo.InvariantCulture, $"{questionId}v{card.Version}");
        var messageId = await sender.SendAsync(place, questionId, waits: place, token => channel.PostAsync(place, card, nonce.Length > 25 ? nonce[..25] : nonce, token), cancellationToken);
        if (messageId is null) await posts.ReleaseAsync(questionId, cancellationToken);
        else await posts.SaveAsync(post with { MessageId = messageId }, cancellationToken);
    }

    /// <summary>Whoever moves the reminder says it; where it cannot be said now, it is moved back.</summary>
    private async Task RemindAsync(IReviewChannel channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = now - options.RemindAfter;
        foreach (var due in await posts.RemindersAsync(channel.Platform, before, cancellationToken))
        {
            if (sender.Paused.Contains(due.Channel) || !await posts.MoveReminderAsync(channel.Platform, due.Channel, before, now, cancellationToken)) continue;
            var card = TextCard.Line(Reminder(due.Cases, (now - due.Oldest).TotalDays));
            if (await sender.SendAsync(due.Channel, due.Channel, waits: due.Channel, token => channel.SayAsync(due.Channel, card, token), cancellationToken) is null)
                await posts.ReturnReminderAsync(channel.Platform, due.Channel, now, before, cancellationToken);
        }
    }

    private static string Reminder(int count, double age)
    {
        var days = (int)Math.Max(1, Math.Round(age));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(count == 1 ? "A flagged answer still waits" : $"{count} flagged answers still wait")} for a decision, {(count == 1 ? "" : "the oldest ")}for {(days == 1 ? "a day" : $"{days} days")}. /review next shows it.");
    }
}

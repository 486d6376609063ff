using System.Globalization;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms;

/// <summary>
/// Keeps the moderators' channels in step with the cases: new ones are posted (alerts before all others), changed ones drawn again wherever
/// the change was made, old ones brought to mind. What was posted is kept in the store, so a restart repeats nothing.
/// </summary>
internal sealed partial class ReviewWatch(
    IEnumerable<IReviewChannel> channels, IReviewStore cases, IReviewPosts posts, PlatformOptions options, TimeProvider time, ILogger<ReviewWatch> logger) : BackgroundService
{
    private const int MostCases = 500;
    private readonly IReadOnlyList<IReviewChannel> _channels = [.. channels];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_channels.Count == 0) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var channel in _channels) await LookAsync(channel, stoppingToken);
            await Task.Delay(options.ReviewPoll, time, stoppingToken);
        }
    }

    /// <summary>One round for one platform; trouble is logged and the next round tries again.</summary>
    internal async Task LookAsync(IReviewChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            var live = (await posts.LiveAsync(channel.Platform, cancellationToken)).ToDictionary(post => post.QuestionId, StringComparer.Ordinal);
            var waiting = await cases.QueueAsync(new QueueFilter(channel.Platform, null, OnlyUndecided: true, MostCases), cancellationToken);
            foreach (var summary in waiting.OrderByDescending(each => each.Flags.Any(flag => flag is "crisis" or "emergency")))
                await ShowAsync(channel, summary.Case.QuestionId, live.GetValueOrDefault(summary.Case.QuestionId), cancellationToken);
            var decided = live.Keys.Except(waiting.Select(each => each.Case.QuestionId), StringComparer.Ordinal).ToList();
            foreach (var questionId in decided) await ShowAsync(channel, questionId, live[questionId], cancellationToken);
            await RemindAsync(channel, waiting, live, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogProblem(problem, channel.Platform);
        }
    }

    private async Task ShowAsync(IReviewChannel channel, string questionId, ReviewPost? post, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(questionId, cancellationToken) is not { } file)
        {
            if (post is not null && await channel.RedrawAsync(post.Channel, post.MessageId, ReviewCards.Gone(questionId), cancellationToken))
                await posts.SaveAsync(post with { Shown = ReviewPost.Gone, IsLive = false }, cancellationToken);
            return;
        }
        var now = time.GetUtcNow();
        var card = ReviewCards.From(file, now);
        var shown = string.Create(CultureInfo.InvariantCulture, $"{card.Version}:{card.Step}");
        if (post is null) await PostAsync(channel, file.Case.Community, card, shown, cancellationToken);
        else if (post.Shown != shown && await channel.RedrawAsync(post.Channel, post.MessageId, card, cancellationToken))
            await posts.SaveAsync(post with { Shown = shown, IsLive = !card.IsSettled }, cancellationToken);
    }

    private async Task PostAsync(IReviewChannel channel, string community, ReviewCard card, string shown, CancellationToken cancellationToken)
    {
        if (channel.ChannelOf(community) is not { } place) return;
        var nonce = string.Create(CultureInfo.InvariantCulture, $"{card.QuestionId}v{card.Version}");
        if (await channel.PostAsync(place, card, nonce.Length > 25 ? nonce[..25] : nonce, cancellationToken) is not { } messageId) return;
        await posts.SaveAsync(new ReviewPost
        {
            QuestionId = card.QuestionId,
            Platform = channel.Platform,
            Channel = place,
            MessageId = messageId,
            Shown = shown,
            IsLive = !card.IsSettled,
            RemindedAt = time.GetUtcNow(),
        }, cancellationToken);
    }

    private async Task RemindAsync(IReviewChannel channel, IReadOnlyList<CaseSummary> waiting, Dictionary<string, ReviewPost> live, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var old = waiting
            .Select(each => (each.Case, Post: live.GetValueOrDefault(each.Case.QuestionId)))
            .Where(pair => pair.Post is not null && now - pair.Post.RemindedAt >= options.RemindAfter)
            .GroupBy(pair => pair.Post!.Channel, StringComparer.Ordinal);
        foreach (var group in old)
        {
            if (!await channel.SayAsync(group.Key, TextCard.Line(Reminder(group.Count(), (now - group.Min(pair => pair.Case.OpenedAt)).TotalDays)), cancellationToken)) continue;
            foreach (var (_, post) in group) await posts.SaveAsync(post! with { RemindedAt = now }, cancellationToken);
        }
    }

    private static string Reminder(int count, double age)
    {
        var days = (int)Math.Max(1, Math.Round(age));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(count == 1 ? "A flagged answer still waits" : $"{count} flagged answers still wait")} for a decision, {(count == 1 ? "" : "the oldest ")}for {(days == 1 ? "a day" : $"{days} days")}. /review next shows it.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The moderators' channels on {Platform} could not be brought up to date; trying again")]
    private partial void LogProblem(Exception problem, string platform);
}

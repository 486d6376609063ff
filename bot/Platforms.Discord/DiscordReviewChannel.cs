using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord;

/// <summary>The moderators' channels of the guilds that have one set.</summary>
internal sealed class DiscordReviewChannel(DiscordApi api, DiscordOptions options) : IReviewChannel
{
    public string Platform => DiscordPlatform.Discord;

    public IReadOnlyCollection<string> Communities { get; } = [.. options.ModeratorChannels.Keys];

    public string? ChannelOf(string community) => options.ModeratorChannels.TryGetValue(community, out var channel) ? channel : null;

    public async ValueTask<ReviewSend> PostAsync(string channel, ReviewCard card, string nonce, CancellationToken cancellationToken) =>
        Judge(await api.PostAsync(channel, nonce, ReviewMessages.Render(card), cancellationToken));

    public async ValueTask<ReviewSend> RedrawAsync(string channel, string messageId, ReviewCard card, CancellationToken cancellationToken) =>
        await api.EditAsync(channel, messageId, ReviewMessages.Render(card), cancellationToken) switch
        {
            RestReply.Ok or RestReply.Refused { Status: 404 } => new ReviewSend.Done(messageId),
            var other => Judge(other),
        };

    public async ValueTask<ReviewSend> SayAsync(string channel, TextCard card, CancellationToken cancellationToken) =>
        Judge(await api.PostAsync(channel, Guid.NewGuid().ToString("N")[..20], TextMessages.Render(card), cancellationToken));

    /// <summary>A 2xx whose body is not Discord's is a proxy's page: as good as no reply.</summary>
    private static ReviewSend Judge(RestReply reply) => reply switch
    {
        RestReply.Ok ok => DiscordApi.Read(ok.Body, DiscordJson.Default.MessageObject)?.Id is { } id ? new ReviewSend.Done(id) : new ReviewSend.Later(TimeSpan.Zero),
        RestReply.Later later => new ReviewSend.Later(later.After),
        RestReply.Refused { Status: 401 or 403 or 404 } refused => new ReviewSend.Closed(FormattableString.Invariant($"Discord says {refused.Status}, code {refused.Code}")),
        RestReply.Refused { Status: >= 400 and < 500 and not 408 } refused => new ReviewSend.Unsound(FormattableString.Invariant($"Discord says {refused.Status}, code {refused.Code}")),
        _ => new ReviewSend.Later(TimeSpan.Zero),
    };
}

using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord;

/// <summary>The moderators' channels of the guilds that have one set.</summary>
internal sealed class DiscordReviewChannel(DiscordApi api, DiscordOptions options) : IReviewChannel
{
    public string Platform => DiscordPlatform.Discord;

    public string? ChannelOf(string community) => options.ModeratorChannels.TryGetValue(community, out var channel) ? channel : null;

    public async ValueTask<string?> PostAsync(string channel, ReviewCard card, string nonce, CancellationToken cancellationToken) =>
        await api.PostAsync(channel, nonce, ReviewMessages.Render(card), cancellationToken) is RestReply.Ok ok ? DiscordApi.Read(ok.Body, DiscordJson.Default.MessageObject)?.Id : null;

    /// <summary>A card that somebody deleted is as good as drawn.</summary>
    public async ValueTask<bool> RedrawAsync(string channel, string messageId, ReviewCard card, CancellationToken cancellationToken) =>
        await api.EditAsync(channel, messageId, ReviewMessages.Render(card), cancellationToken) is RestReply.Ok or RestReply.Refused { Status: 404 };

    public async ValueTask<bool> SayAsync(string channel, TextCard card, CancellationToken cancellationToken) =>
        await api.PostAsync(channel, Guid.NewGuid().ToString("N")[..20], TextMessages.Render(card), cancellationToken) is RestReply.Ok;
}

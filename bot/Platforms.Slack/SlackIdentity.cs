using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack;

/// <summary>Who the bot is on Slack; asked at the start, and again until Slack says it.</summary>
internal sealed class SlackIdentity(SlackApi api)
{
    private volatile IdentityReply? _known;

    public string? UserId => _known?.UserId;

    public string? TeamId => _known?.TeamId;

    /// <summary>True when it is known. False, with the words for an operator in <see cref="Trouble"/>, where Slack does not say.</summary>
    public async ValueTask<bool> LearnAsync(CancellationToken cancellationToken)
    {
        if (_known is not null) return true;
        var reply = await api.WhoAmIAsync(cancellationToken);
        if (reply is SlackReply.Ok ok && SlackApi.Read(ok.Body, SlackJson.Default.IdentityReply) is { UserId: not null } identity)
        {
            _known = identity;
            Trouble = null;
            return true;
        }
        Trouble = reply is SlackReply.Refused refused
            ? $"Slack refuses the bot's token ({refused.Error}). Install the app again (OAuth & Permissions) and set {SlackTokens.BotVariable}."
            : "Slack does not say who the bot is; is the network up?";
        return false;
    }

    public string? Trouble { get; private set; }
}

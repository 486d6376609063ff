using PsoasBot.Moderation.Review;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>The bot's home tab: what it is and keeps; for moderators also the cases that wait.</summary>
internal sealed class HomeIntake(SlackApi api, CommandDesk commands, SlackCallers callers)
{
    public async ValueTask TakeAsync(string team, HomeOpened opened, CancellationToken cancellationToken)
    {
        if (opened is not { User: { Length: > 0 } user } || opened.Tab is not ("home" or null or "")) return;
        var caller = await callers.OfAsync(team, user, cancellationToken);
        List<TextCard> cards = [await CardAsync(new CommandCall(CommandCatalog.About, null, Nothing, caller), cancellationToken), About.ForgetMe];
        if (caller.Role >= CommunityRole.Moderator) cards.Insert(0, await CardAsync(new CommandCall(CommandCatalog.Review, "queue", Nothing, caller), cancellationToken));
        await api.PublishHomeAsync(user, Views.Home(cards), cancellationToken);
    }

    private static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    private async ValueTask<TextCard> CardAsync(CommandCall call, CancellationToken cancellationToken) =>
        await commands.RunAsync(call, cancellationToken) is ActionReply.Show show ? show.Card : TextCard.Line(Words.Broken);
}

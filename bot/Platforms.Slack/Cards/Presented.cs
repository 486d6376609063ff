namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>What an action led to, as a Slack message.</summary>
internal static class Presented
{
    public static SlackCard Card(ActionReply reply) => reply switch
    {
        ActionReply.Show show => TextMessages.Render(show.Card),
        ActionReply.Again again => TextMessages.Render(again.Card),
        ActionReply.Case review => ReviewMessages.Render(review.Card, review.Note),
        ActionReply.Answer answer => AnswerMessages.Render(answer.Card, isPrivate: true),
        ActionReply.Share share => AnswerMessages.Render(share.Card),
        _ => TextMessages.Line(Words.Broken),
    };
}

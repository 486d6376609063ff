using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>What an action led to, in words alone, for where Discord does not take its card: as many messages as that needs.</summary>
internal static class PlainMessages
{
    /// <summary>What two embeds hold, with every character escaped, comes to fewer.</summary>
    private const int Most = 6;

    public static IReadOnlyList<MessageBody> Render(ActionReply reply) => reply switch
    {
        ActionReply.Show show => Render(show.Card),
        ActionReply.Again again => Render(again.Card),
        ActionReply.Share share => [AnswerMessages.RenderPlain(share.Card.QuestionId, share.Card.PlainText)],
        ActionReply.Answer answer => [AnswerMessages.RenderPlain(answer.Card.QuestionId, answer.Card.PlainText)],
        _ => [TextMessages.Line(Words.Broken) with { Embeds = [] }],
    };

    /// <summary>The buttons stand below the last one.</summary>
    private static List<MessageBody> Render(TextCard card)
    {
        var left = string.Join("\n\n", card.Parts.Select(part => part.Heading is { } heading ? $"{heading}\n{part.Text}" : part.Text).Prepend(card.Title).Where(text => text.Length > 0));
        List<MessageBody> messages = [];
        while (left.Length > 0 && messages.Count < Most)
        {
            (var shown, left) = Escaped.Cut(left, EmbedLimits.Content);
            messages.Add(new MessageBody { Content = shown, Embeds = [], Components = left.Length == 0 || messages.Count == Most - 1 ? Buttons.Rows(card.Buttons) : [] });
        }
        return messages;
    }
}

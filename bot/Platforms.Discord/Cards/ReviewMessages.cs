using PsoasBot.Moderation.Review;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>A review case as a Discord message. A moderator is named by a mention that pings nobody.</summary>
internal static class ReviewMessages
{
    public static MessageBody Render(ReviewCard card, string? note = null)
    {
        List<EmbedField> fields = [];
        if (card.Question.Length > 0) fields.Add(new EmbedField("Question", Escaped.Within(card.Question, 900)));
        if (card.Answer.Length > 0) fields.Add(new EmbedField("Answer", Escaped.Within(card.Answer, 1_000)));
        if (card.Flags.Count > 0) fields.Add(new EmbedField("Flags", Escaped.Within(string.Join('\n', card.Flags), 1_000)));
        if (card.Reason is { Length: > 0 } reason) fields.Add(new EmbedField("Reason", Escaped.Within(reason, 1_000)));
        var who = Snowflake.IsId(card.Moderator) ? $" by <@{card.Moderator}>" : "";
        var embed = new Embed
        {
            Title = $"{(card.IsAlert && !card.IsSettled ? "🚨 " : "")}{Escaped.Within(card.Title, 200)}",
            Description = $"{(note is null ? "" : $"*{Escaped.Within(note, 300)}*\n")}{Escaped.Within(card.State, 200)}{who}",
            Color = Color(card),
            Fields = fields,
            Footer = new EmbedFooter($"case {card.QuestionId}"),
        };
        return new MessageBody { Content = "", Embeds = [embed], Components = Buttons.Rows(card.Buttons) };
    }

    private static int Color(ReviewCard card) => card switch
    {
        { IsSettled: true } => 0x6C757D,
        { IsAlert: true } => 0xC1121F,
        { Step: ReviewState.Claimed } => 0x2A6F97,
        _ => 0xE9C46A,
    };
}

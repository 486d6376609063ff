using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>A review case as a Slack message.</summary>
internal static class ReviewMessages
{
    /// <summary>What a card carries to be found again.</summary>
    public const string Metadata = "psoasbot_review";

    public static SlackCard Render(ReviewCard card, string? note = null)
    {
        var title = $"{(card.IsAlert && !card.IsSettled ? "🚨 " : "")}{TextCut.Short(card.Title, BlockLimits.Header - 4)}";
        List<RichRun> state = [];
        if (note is not null) state.Add(RichText.Italic($"{TextCut.Short(note, 300)}\n"));
        state.Add(RichText.Text(TextCut.Short(card.State, 200)));
        if (SlackId.IsMember(card.Moderator)) state.AddRange([RichText.Text(" by "), new UserRun(card.Moderator!)]);
        List<Block> blocks = [RichText.Header(title), RichText.Block(RichText.Section(state))];
        Add("Question", card.Question, 1_200);
        Add("Answer", card.Answer, 2_400);
        Add("Flags", string.Join('\n', card.Flags), 1_200);
        Add("Reason", card.Reason ?? "", 1_000);
        blocks.Add(new ContextBlock([new PlainText($"case {card.QuestionId}")]));
        blocks.AddRange(Buttons.Rows(card.Buttons));
        return new SlackCard(Plain.EscapeWithin($"{title}: {card.State}\n{card.Question}", BlockLimits.Fallback), blocks);

        void Add(string heading, string text, int limit)
        {
            if (text.Length > 0) blocks.Add(RichText.Block(RichText.Section(RichText.Bold($"{heading}\n"), RichText.Text(TextCut.Short(text, limit)))));
        }
    }
}

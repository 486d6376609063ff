using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>Neutral buttons as rows of Block Kit.</summary>
internal static class Buttons
{
    public static IEnumerable<Block> Rows(IReadOnlyList<CardButton> buttons) =>
        buttons.Chunk(BlockLimits.ButtonsInRow).Select(Block (row) => new ActionsBlock([.. row.Select(One)]));

    private static ButtonElement One(CardButton button) => new(new PlainText(TextCut.Short(button.Label, BlockLimits.Button)))
    {
        ActionId = button.Id.ToString(),
        Style = button.Look switch { ButtonLook.Main or ButtonLook.Good => "primary", ButtonLook.Danger => "danger", _ => null },
    };
}

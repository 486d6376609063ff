using System.Globalization;

namespace PsoasBot.Platforms;

/// <summary>The buttons below an answer. A safety card keeps to its sources: nobody in danger is asked for a vote.</summary>
internal static class AnswerButtons
{
    /// <param name="card">The answer.</param>
    /// <param name="hasMore">The platform could not show all of the text.</param>
    /// <param name="isPrivate">Only the member sees it, so it can be shared.</param>
    public static IReadOnlyList<CardButton> For(AnswerCard card, bool hasMore, bool isPrivate)
    {
        List<CardButton> buttons = [];
        if (card.Routine?.Nearest is { } nearest) buttons.Add(Button(ActionVerb.Nearest, TextCut.Short($"Build the nearest: {nearest.Label}", 75), ButtonLook.Main));
        if (card is { Kind: CardKind.Answer, Routine.Steps.Count: > 0 }) buttons.Add(Button(ActionVerb.Start, "Start", ButtonLook.Good));
        if (hasMore) buttons.Add(Button(ActionVerb.More, "More", ButtonLook.Main));
        if (card.Sources.Count > 0) buttons.Add(Button(ActionVerb.Sources, string.Create(CultureInfo.InvariantCulture, $"Sources ({card.Sources.Count})")));
        if (card.Contested.Count > 0) buttons.Add(Button(ActionVerb.Sides, card.Contested.Any(claim => claim.Sides.Count > 2) ? "All sides" : "Both sides"));
        if (isPrivate && card.Kind == CardKind.Answer) buttons.Add(Button(ActionVerb.Share, "Share with the channel"));
        if (card.Kind != CardKind.Answer) return card.Kind == CardKind.Safety ? [.. buttons, Button(ActionVerb.Flag, "Flag")] : buttons;
        buttons.Add(Button(ActionVerb.Up, "👍"));
        buttons.Add(Button(ActionVerb.Down, "👎"));
        buttons.Add(Button(ActionVerb.Flag, "Flag"));
        return buttons;

        CardButton Button(ActionVerb verb, string label, ButtonLook look = ButtonLook.Plain) => new(new ActionId(verb, card.QuestionId), label, look);
    }
}

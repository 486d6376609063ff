using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>Modals and the home tab.</summary>
internal static class Views
{
    private const string Modal = "modal";

    /// <param name="form">What to fill in.</param>
    /// <param name="metadata">Comes back with the form.</param>
    public static View Form(Form form, string metadata) => new()
    {
        Type = Modal,
        Title = Title(form.Title),
        Submit = new PlainText("Send"),
        Close = new PlainText("Cancel"),
        CallbackId = form.Id.ToString(),
        PrivateMetadata = metadata,
        Blocks = [.. form.Fields.Select(Field)],
    };

    /// <summary>A card to read, with its buttons.</summary>
    public static View Show(TextCard card) => Show(card.Title, card with { Title = "" }, card.Title);

    public static View Show(string title, SlackCard card) => new() { Type = Modal, Title = Title(title), Close = new PlainText("Close"), Blocks = card.Blocks };

    public static View Home(IReadOnlyList<TextCard> cards) => new() { Type = "home", Blocks = [.. cards.SelectMany(card => TextMessages.Render(card).Blocks.Append(new DividerBlock())).Take(100)] };

    private static View Show(string title, TextCard card, string heading)
    {
        // A title that had to be cut is said again in full.
        var shown = heading.Length > BlockLimits.ModalTitle ? card with { Title = heading } : card;
        return Show(title.Length > 0 ? title : "PsoasBot", TextMessages.Render(shown));
    }

    private static PlainText Title(string text) => new(TextCut.Short(text, BlockLimits.ModalTitle));

    private static InputBlock Field(FormField field) =>
        new(
            new PlainText(TextCut.Short(field.Label, BlockLimits.Label)),
            new TextInput
            {
                ActionId = field.Name,
                Multiline = field.IsLong ? true : null,
                MaxLength = Math.Min(field.Longest, BlockLimits.Input),
                InitialValue = field.Value is { Length: > 0 } value ? TextCut.Short(value, Math.Min(field.Longest, BlockLimits.Input)) : null,
                Placeholder = field.Hint is { } hint ? new PlainText(TextCut.Short(hint, BlockLimits.Placeholder)) : null,
            })
        {
            BlockId = field.Name,
            Optional = field.IsRequired ? null : true,
        };
}

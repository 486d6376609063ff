using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>Neutral buttons and forms as Discord's components.</summary>
internal static class Buttons
{
    private const int Row = 1;
    private const int Button = 2;
    private const int TextInput = 4;
    private const int Label = 18;

    /// <summary>Never null, so that an edit takes away buttons that are no longer wanted.</summary>
    public static IReadOnlyList<Component> Rows(IReadOnlyList<CardButton> buttons) =>
        [.. buttons.Take(EmbedLimits.Rows * EmbedLimits.ButtonsInRow).Chunk(EmbedLimits.ButtonsInRow).Select(chunk => new Component { Type = Row, Components = [.. chunk.Select(One)] })];

    public static CallbackData Modal(Form form) => new()
    {
        CustomId = form.Id.ToString(),
        Title = TextCut.Short(form.Title, EmbedLimits.ModalTitle),
        Components = [.. form.Fields.Take(5).Select(Field)],
    };

    private static Component One(CardButton button) => new()
    {
        Type = Button,
        CustomId = button.Id.ToString(),
        Label = TextCut.Short(button.Label, EmbedLimits.ButtonLabel),
        Style = button.Look switch { ButtonLook.Main => 1, ButtonLook.Good => 3, ButtonLook.Danger => 4, _ => 2 },
    };

    private static Component Field(FormField field) => new()
    {
        Type = Label,
        Label = TextCut.Short(field.Label, EmbedLimits.InputLabel),
        Inner = new Component
        {
            Type = TextInput,
            CustomId = field.Name,
            Style = field.IsLong ? 2 : 1,
            Required = field.IsRequired,
            MaxLength = field.Longest,
            Value = field.Value is { Length: > 0 } value ? TextCut.Short(value, field.Longest) : null,
            Placeholder = field.Hint is { } hint ? TextCut.Short(hint, EmbedLimits.Placeholder) : null,
        },
    };
}

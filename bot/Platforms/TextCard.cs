namespace PsoasBot.Platforms;

/// <summary>A message that is no answer: a list, a word about the bot, a confirmation. Free of any platform's markup.</summary>
internal sealed record TextCard(string Title)
{
    public IReadOnlyList<TextPart> Parts { get; init; } = [];
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    public static TextCard Line(string text) => new("") { Parts = [new TextPart(null, text)] };
}

/// <summary>A paragraph, with a heading and a source's link where it has them.</summary>
internal sealed record TextPart(string? Heading, string Text, Uri? Link = null);

internal enum ButtonLook { Plain, Main, Good, Danger }

/// <summary>A button; <see cref="Id"/> comes back when it is pressed.</summary>
internal sealed record CardButton(ActionId Id, string Label, ButtonLook Look = ButtonLook.Plain);

/// <summary>A small form that a platform shows as its modal. The title has up to 24 characters, a label 45 and a hint 100, which fit every platform.</summary>
internal sealed record Form(ActionId Id, string Title, IReadOnlyList<FormField> Fields);

internal sealed record FormField(string Name, string Label)
{
    public bool IsLong { get; init; } = true;
    public bool IsRequired { get; init; } = true;
    public int Longest { get; init; } = 1_000;
    public string? Hint { get; init; }
    public string? Value { get; init; }
}

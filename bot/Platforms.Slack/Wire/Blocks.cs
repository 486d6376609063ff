using System.Text.Json.Serialization;

namespace PsoasBot.Platforms.Slack.Wire;

// Block Kit, as far as the bot sends it.

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(InputBlock), "input")]
[JsonDerivedType(typeof(ImageBlock), "image")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
internal abstract record Block
{
    public string? BlockId { get; init; }
}

internal sealed record HeaderBlock(PlainText Text) : Block;

internal sealed record RichTextBlock(IReadOnlyList<RichPart> Elements) : Block;

internal sealed record ContextBlock(IReadOnlyList<PlainText> Elements) : Block;

internal sealed record ActionsBlock(IReadOnlyList<BlockElement> Elements) : Block;

internal sealed record InputBlock(PlainText Label, BlockElement Element) : Block
{
    public PlainText? Hint { get; init; }
    public bool? Optional { get; init; }
}

/// <summary>A picture that was uploaded to Slack; readers hear <see cref="AltText"/>.</summary>
internal sealed record ImageBlock(SlackFile SlackFile, string AltText) : Block;

internal sealed record DividerBlock : Block;

internal sealed record SlackFile(string Id);

/// <summary>Text that Slack shows as it is: no markup, no mentions.</summary>
internal sealed record PlainText(string Text)
{
    public string Type => "plain_text";

    /// <summary>False keeps ":word:" a word.</summary>
    public bool Emoji => false;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichSection), "rich_text_section")]
[JsonDerivedType(typeof(RichList), "rich_text_list")]
[JsonDerivedType(typeof(RichQuote), "rich_text_quote")]
internal abstract record RichPart;

internal sealed record RichSection(IReadOnlyList<RichRun> Elements) : RichPart;

internal sealed record RichList(IReadOnlyList<RichPart> Elements) : RichPart
{
    public string Style { get; init; } = "bullet";
}

internal sealed record RichQuote(IReadOnlyList<RichRun> Elements) : RichPart;

/// <summary>A run of text with one style. What stands in it is never read as markup, so content can neither mention nor link.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextRun), "text")]
[JsonDerivedType(typeof(LinkRun), "link")]
[JsonDerivedType(typeof(UserRun), "user")]
[JsonDerivedType(typeof(DateRun), "date")]
internal abstract record RichRun
{
    public RichStyle? Style { get; init; }
}

internal sealed record TextRun(string Text) : RichRun;

internal sealed record LinkRun(string Url, string Text) : RichRun;

/// <summary>Shows a member's name. In a message that somebody else's post is edited into, or that only moderators see; it notifies who is named.</summary>
internal sealed record UserRun(string UserId) : RichRun;

/// <summary>A moment in the reader's own time zone; <see cref="Fallback"/> where that cannot be shown.</summary>
internal sealed record DateRun(long Timestamp, string Format, string Fallback) : RichRun;

internal sealed record RichStyle
{
    public bool? Bold { get; init; }
    public bool? Italic { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ButtonElement), "button")]
[JsonDerivedType(typeof(TextInput), "plain_text_input")]
[JsonDerivedType(typeof(NumberInput), "number_input")]
[JsonDerivedType(typeof(SelectElement), "static_select")]
[JsonDerivedType(typeof(MultiSelectElement), "multi_static_select")]
[JsonDerivedType(typeof(RadioElement), "radio_buttons")]
internal abstract record BlockElement
{
    public required string ActionId { get; init; }
}

internal sealed record ButtonElement(PlainText Text) : BlockElement
{
    /// <summary>"primary", "danger", or null.</summary>
    public string? Style { get; init; }
}

internal sealed record TextInput : BlockElement
{
    public bool? Multiline { get; init; }
    public int? MaxLength { get; init; }
    public string? InitialValue { get; init; }
    public PlainText? Placeholder { get; init; }
}

internal sealed record NumberInput : BlockElement
{
    public bool IsDecimalAllowed { get; init; }
    public string? MinValue { get; init; }
    public string? MaxValue { get; init; }
    public string? InitialValue { get; init; }
}

internal sealed record SelectElement(IReadOnlyList<Choice> Options) : BlockElement
{
    public Choice? InitialOption { get; init; }
}

internal sealed record MultiSelectElement(IReadOnlyList<Choice> Options) : BlockElement
{
    public PlainText? Placeholder { get; init; }
    public IReadOnlyList<Choice>? InitialOptions { get; init; }
}

internal sealed record RadioElement(IReadOnlyList<Choice> Options) : BlockElement
{
    public Choice? InitialOption { get; init; }
}

internal sealed record Choice(PlainText Text, string Value);

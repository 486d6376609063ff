using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>Builds rich text: runs with a style, which Slack shows as they are. Nothing of the content is ever read as markup.</summary>
internal static class RichText
{
    private static readonly RichStyle BoldStyle = new() { Bold = true };
    private static readonly RichStyle ItalicStyle = new() { Italic = true };

    public static Block Header(string text) => new HeaderBlock(new PlainText(TextCut.Short(Plain.Tame(text), BlockLimits.Header)));

    public static RichRun Text(string text) => new TextRun(Plain.Tame(text));

    public static RichRun Bold(string text) => new TextRun(Plain.Tame(text)) { Style = BoldStyle };

    public static RichRun Italic(string text) => new TextRun(Plain.Tame(text)) { Style = ItalicStyle };

    /// <summary>A source's link; anything that is not http or https stays text.</summary>
    public static RichRun Link(string text, Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? new LinkRun(address.AbsoluteUri, Plain.Tame(text)) : Text(text);

    public static RichPart Section(params IReadOnlyList<RichRun> runs) => new RichSection(Without(runs));

    public static RichPart List(IEnumerable<IReadOnlyList<RichRun>> items) => new RichList([.. items.Select(item => Section(item))]);

    public static RichPart Ordered(IEnumerable<IReadOnlyList<RichRun>> items) => new RichList([.. items.Select(item => Section(item))]) { Style = "ordered" };

    public static RichPart Quote(string text) => new RichQuote([Text(text)]);

    /// <summary>Slack refuses parts without a word, so they are left out.</summary>
    public static Block Block(params IReadOnlyList<RichPart> parts) => parts.Where(part => Length(part) > 0).ToList() is { Count: > 0 } said ? new RichTextBlock(said) : new RichTextBlock([new RichSection([new TextRun("–")])]);

    public static string Numbers(IReadOnlyList<CardReference> references) => references.Count == 0 ? "" : $" {AnswerDetails.Numbers([.. references.Take(8)])}";

    /// <summary>Characters that count against a message's limit.</summary>
    public static int Length(Block block) => block switch
    {
        RichTextBlock rich => rich.Elements.Sum(Length),
        HeaderBlock header => header.Text.Text.Length,
        ContextBlock context => context.Elements.Sum(element => element.Text.Length),
        ActionsBlock actions => actions.Elements.OfType<ButtonElement>().Sum(button => button.Text.Text.Length + button.ActionId.Length),
        ImageBlock image => image.AltText.Length,
        _ => 0,
    };

    public static int Length(RichPart part) => part switch
    {
        RichSection section => section.Elements.Sum(Length),
        RichQuote quote => quote.Elements.Sum(Length),
        RichList list => list.Elements.Sum(Length),
        _ => 0,
    };

    private static int Length(RichRun run) => run switch
    {
        TextRun text => text.Text.Length,
        LinkRun link => link.Text.Length + link.Url.Length,
        UserRun user => user.UserId.Length,
        _ => 0,
    };

    /// <summary>Slack refuses empty runs.</summary>
    private static IReadOnlyList<RichRun> Without(IReadOnlyList<RichRun> runs) => [.. runs.Where(run => run is not TextRun { Text.Length: 0 })];
}

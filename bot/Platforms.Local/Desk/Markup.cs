using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>A piece of HTML. Whatever is put into one becomes text, unless it is a piece of HTML itself; nothing can be forgotten.</summary>
internal readonly record struct Markup(string Html)
{
    public static Markup Empty { get; } = new("");

    public static Markup Of(ref MarkupHandler handler) => new(handler.Text());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    public override string ToString() => Html;
}

/// <summary>Puts an interpolated string together with its holes escaped.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + 16 * formattedCount);

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Markup markup) => _text.Append(markup.Html);

    public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted<T>(T value) where T : IFormattable => _text.Append(WebUtility.HtmlEncode(value.ToString(null, CultureInfo.InvariantCulture)));

    public string Text() => _text.ToString();
}

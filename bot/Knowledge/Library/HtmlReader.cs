using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Knowledge.Library;

/// <summary>Reads the text that a person would read on a web page: no scripts, styles, navigation or forms.</summary>
internal static partial class HtmlReader
{
    /// <summary>No sane page nests deeper; below that the text is taken as one paragraph, so that a hostile file cannot exhaust the stack.</summary>
    private const int MostDepth = 200;

    /// <summary>The parser needs time that grows with the square of what stays open; 100,000 open elements took it half a minute.</summary>
    private const int MostUnclosed = 2_000;

    private static readonly HashSet<string> Noise = new(StringComparer.OrdinalIgnoreCase)
    {
        "SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "NAV", "FORM", "BUTTON", "SELECT", "SVG", "IFRAME", "FOOTER", "OBJECT", "HEAD",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "A", "ABBR", "B", "BDI", "BDO", "BIG", "CITE", "CODE", "DATA", "DEL", "DFN", "EM", "FONT", "I", "IMG", "INS", "KBD", "LABEL", "MARK", "Q", "S", "SAMP",
        "SMALL", "SPAN", "STRIKE", "STRONG", "SUB", "SUP", "TIME", "TT", "U", "VAR", "WBR",
    };

    public static LibraryDocument Read(string html)
    {
        if (Opening().Count(html) - Closing().Count(html) > MostUnclosed) throw new LibraryFileException("the page opens far more elements than it closes; mend its markup");
        using var document = new HtmlParser().ParseDocument(html);
        var blocks = new BlockWriter();
        if (document.Body is { } body) Walk(body, blocks, 0);
        blocks.Close();
        var heading = blocks.Blocks.FirstOrDefault(block => block.Level == 1)?.Text;
        return new LibraryDocument(heading ?? (Prose.Tidy(document.Title) is { Length: > 0 } title ? title : null), blocks.Blocks);
    }

    private static void Walk(INode node, BlockWriter blocks, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text) blocks.Write(text.Data);
            else if (child is IElement element && !IsNoise(element)) WalkElement(element, blocks, depth + 1);
        }
    }

    private static void WalkElement(IElement element, BlockWriter blocks, int depth)
    {
        if (depth > MostDepth) return;
        if (element.TagName == "BR") blocks.Write(" ");
        else if (Inline.Contains(element.TagName)) Walk(element, blocks, depth);
        else WalkBlock(element, blocks, depth);
    }

    private static void WalkBlock(IElement element, BlockWriter blocks, int depth)
    {
        blocks.Close();
        if (element is IHtmlHeadingElement) blocks.Heading(element.TagName[1] - '0', element.TextContent);
        else if (element is IHtmlTableRowElement row) blocks.Write(string.Join("; ", row.Cells.Select(cell => Prose.Tidy(cell.TextContent)).Where(cell => cell.Length > 0)));
        else Walk(element, blocks, depth);
        blocks.Close();
    }

    private static bool IsNoise(IElement element) =>
        Noise.Contains(element.TagName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || element.GetAttribute("role") == "navigation";

    // Elements that are commonly and rightly left open do not count.
    [GeneratedRegex("<(?!(br|img|hr|input|meta|link|p|li|t[dhr]|d[td]|option|col|source|wbr|area)\\b)[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Opening();

    [GeneratedRegex("</(?!(p|li|t[dhr]|d[td]|option)\\b)[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Closing();
}

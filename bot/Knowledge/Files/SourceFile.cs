using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PsoasBot.Knowledge.Files;

/// <summary>Reads <c>knowledge/sources/&lt;slug&gt;.md</c>: YAML front matter, then one statement under each <c>## N</c> heading.</summary>
internal sealed class SourceFile(string file, ProblemList problems)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePreciseSourceLocation().Build();

    public Source? Source { get; private set; }

    public List<(Statement Statement, int Line)> Statements { get; } = [];

    public void Read(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        if (document.OfType<YamlFrontMatterBlock>().FirstOrDefault() is not { } front)
        {
            problems.Add(file, 1, "the YAML front matter is missing");
            return;
        }
        Source = ReadSource(front);
        foreach (var (heading, blocks) in Sections(document))
            ReadStatement(text, heading, blocks);
    }

    private Source? ReadSource(YamlFrontMatterBlock front)
    {
        if (YamlMap.Load(file, front.Lines.ToString(), problems, front.Line + 1).FirstOrDefault() is not { } map)
            return null;
        var source = new Source
        {
            Slug = map.Required("slug"),
            Title = map.Required("title"),
            Short = map.Required("short"),
            Author = map.Required("author"),
            Publisher = map.Required("publisher"),
            Published = map.Required("published"),
            Kind = map.Required("kind"),
            Standing = map.Required("standing"),
            Url = ReadUrl(map),
        };
        map.RejectOthers();
        if (source.Slug.Length > 0 && source.Slug != Path.GetFileNameWithoutExtension(file))
            problems.Add(file, map.LineOf("slug"), $"the slug '{source.Slug}' must be the file's name");
        return source;
    }

    private Uri? ReadUrl(YamlMap map)
    {
        if (map.Optional("url") is not { Length: > 0 } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps) return url;
        problems.Add(file, map.LineOf("url"), $"'{text}' is not an https address");
        return null;
    }

    private void ReadStatement(string text, HeadingBlock heading, List<Block> blocks)
    {
        var line = heading.Line + 1;
        var title = PlainText(heading.Inline);
        if (Source is null || !int.TryParse(title, System.Globalization.NumberStyles.None, null, out var number))
        {
            problems.Add(file, line, $"the heading '{title}' must be a statement's number");
            return;
        }
        var fields = new StatementFields(file, line, text, blocks.OfType<ListBlock>().FirstOrDefault(), problems);
        var paragraph = blocks.OfType<ParagraphBlock>().FirstOrDefault();
        if (paragraph is null)
            problems.Add(file, line, $"statement {number} has no text");
        var asks = fields.Items("asks");
        if (asks.Count < 3)
            problems.Add(file, line, $"statement {number} has {asks.Count} 'asks'; it needs at least three");
        Statements.Add((new Statement
        {
            Id = new StatementId(Source.Slug, number),
            Text = PlainText(paragraph?.Inline),
            Then = fields.Required("then"),
            Where = fields.Required("where"),
            Speaker = fields.Speaker(),
            Kind = fields.Choice("kind", Words.StatementKinds),
            Topics = [.. fields.Required("topics").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Asks = asks,
        }, line));
    }

    private static IEnumerable<(HeadingBlock Heading, List<Block> Blocks)> Sections(MarkdownDocument document)
    {
        HeadingBlock? heading = null;
        List<Block> blocks = [];
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: 2 } next)
            {
                if (heading is not null) yield return (heading, blocks);
                (heading, blocks) = (next, []);
            }
            else
            {
                blocks.Add(block);
            }
        }
        if (heading is not null) yield return (heading, blocks);
    }

    internal static string PlainText(ContainerInline? inline) => inline is null ? "" : string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        LineBreakInline => " ",
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    })).Trim();
}

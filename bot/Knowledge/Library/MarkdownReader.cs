using Markdig;

namespace PsoasBot.Knowledge.Library;

/// <summary>Reads Markdown by way of the HTML that it stands for, so that both follow the same rules. Front matter is left out.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    public static LibraryDocument Read(string markdown) => HtmlReader.Read(Markdown.ToHtml(markdown, Pipeline));
}

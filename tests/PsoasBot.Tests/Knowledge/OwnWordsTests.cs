using System.Text.RegularExpressions;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Knowledge;

/// <summary>The sources' sentences stay out of the project.</summary>
public sealed partial class OwnWordsTests
{
    private const int Longest = 8;

    [Fact]
    public void No_sentence_of_the_sources_longer_than_eight_words_stands_in_the_project()
    {
        var seeds = Project.Shared("seeds");
        Assert.SkipWhen(seeds is null, "the source documents (../shared/seeds) are not beside this checkout");
        var sentences = Directory.EnumerateFiles(seeds!, "*.txt").SelectMany(file => Sentences(File.ReadAllText(file))).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(sentences);
        var project = ProjectFiles().Select(file => (file, Text: $" {Plain(File.ReadAllText(file))} ")).ToList();

        var copied = from sentence in sentences from each in project where each.Text.Contains($" {sentence} ", StringComparison.Ordinal) select $"{Path.GetRelativePath(Project.Root, each.file)}: {sentence}";

        Assert.DoesNotContain(copied, copy => !IsTitle(copy));
    }

    /// <summary>A document is cited by its title.</summary>
    private static bool IsTitle(string copy) =>
        RealAnswerer.Knowledge.Sources.Any(source => copy.EndsWith(Plain(source.Title), StringComparison.Ordinal) || Plain(source.Title).Contains(copy[(copy.IndexOf(": ", StringComparison.Ordinal) + 2)..], StringComparison.Ordinal));

    private static IEnumerable<string> Sentences(string text) =>
        text.Split(['.', '!', '?', '\n', '…'], StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(sentence => sentence.Split(' ').Length > Longest);

    private static IEnumerable<string> ProjectFiles() =>
        new[] { "bot", "knowledge", "prompts", "tests", "docs" }
            .Select(folder => Path.Combine(Project.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Project.Root, "*.md"))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .Where(file => Path.GetExtension(file) is ".md" or ".yaml" or ".cs" or ".jsonl" or ".json" or ".html" or ".js" or ".txt");

    private static string Plain(string text) => string.Join(' ', Words().Matches(text.ToLowerInvariant()).Select(match => match.Value));

    [GeneratedRegex("[a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Words();
}

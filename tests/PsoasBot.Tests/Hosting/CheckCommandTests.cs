using PsoasBot.Hosting;
using PsoasBot.Hosting.CommandLine;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Hosting;

/// <summary><c>check</c> looks at what a start would read.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void The_project_as_it_stands_is_good()
    {
        var (exit, output, errors) = Check([]);

        Assert.Equal(0, exit);
        Assert.Empty(errors);
        Assert.StartsWith("All good: 5 sources", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_knowledge_that_the_settings_name_is_checked()
    {
        _folder.Write("sources/one.md", "---\nslug: one\n---\n\n## 1\nText.\n");

        var (exit, _, errors) = Check(new() { ["Knowledge:Folder"] = _folder.Path });

        Assert.Equal(StartProblem.KnowledgeWrong, exit);
        Assert.Contains(errors, line => line.StartsWith($"{_folder.Path}/sources/one.md:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_safety_data_that_the_settings_name_is_checked()
    {
        _folder.Write("spelling.yaml", "letters: [");

        var (exit, _, errors) = Check(new() { ["Safety:Folder"] = _folder.Path });

        Assert.Equal(StartProblem.KnowledgeWrong, exit);
        Assert.Contains(errors, line => line.Contains("/spelling.yaml:2:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_prompts_that_the_settings_name_are_checked()
    {
        var (exit, _, errors) = Check(new() { ["Model:Prompts"] = Path.Combine(_folder.Path, "none") });

        Assert.Equal(StartProblem.KnowledgeWrong, exit);
        Assert.Contains("the prompts folder is missing", errors[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("70000", "between 0 and 65535")]
    [InlineData("abc", "'abc' at 'Local:Port'")]
    public void A_wrong_setting_is_told_in_words(string port, string told)
    {
        var (exit, _, errors) = Check(new() { ["Local:Port"] = port });

        Assert.Equal(StartProblem.KnowledgeWrong, exit);
        Assert.Contains(told, errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_setting_of_the_page_hides_nothing_else()
    {
        var (_, _, errors) = Check(new() { ["Local:Port"] = "70000", ["Knowledge:Folder"] = _folder.Path });

        Assert.Contains(errors, line => line.Contains("between 0 and 65535", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.StartsWith($"{_folder.Path}/sources:", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_settings_of_two_sections_are_told_together()
    {
        var (_, _, errors) = Check(new() { ["Conversations:Lanes"] = "0", ["Safety:Timeout"] = "1.00:00:00" });

        Assert.Contains(errors, line => line.Contains("Lanes", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains("Timeout", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static (int Exit, string Output, string[] Errors) Check(Dictionary<string, string?> settings)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = CheckCommand.Run(Project.Root, output, errors, settings);
        return (exit, output.ToString(), errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}

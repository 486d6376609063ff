using System.Text;
using System.Text.Json.Nodes;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Hosting;

/// <summary>Batch files with mistakes, through the real program: each mistake is named by its line, and the rest is done.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task Bad_questions_are_named_by_line_and_the_others_are_answered()
    {
        var input = WriteLines("in.jsonl",
            """{"id":"first","question":"where is the psoas"}""",
            """{"id":"broken","question":""",
            "{\"id\":\"latin\",\"question\":\"caf\u00e9\"}",
            """{"question":"who asks?"}""",
            """{"id":"empty","question":"  "}""",
            """{"id":"none"}""",
            "",
            """{"id":8,"question":"where is it"}""",
            """["where is it"]""",
            """{"id":"last","question":"and who says that?","history":["member: where is the psoas","bot: It runs from the spine to the thigh."]}""");

        var (exit, errors) = await RunAsync("ask", "--batch", input, "--out", Out);

        Assert.Equal(1, exit);
        Assert.Collection(errors,
            line => Assert.Equal($"{input}:2: not a valid JSON object; look at byte 27", line),
            line => Assert.Equal($"{input}:3: the line is not valid UTF-8; save the file as UTF-8", line),
            line => Assert.Equal($"{input}:4: 'id' is missing", line),
            line => Assert.Equal($"{input}:5: 'question' is empty", line),
            line => Assert.Equal($"{input}:6: 'question' is missing", line),
            line => Assert.Equal($"{input}:8: 'id' does not hold what belongs there", line),
            line => Assert.Equal($"{input}:9: not a JSON object", line),
            line => Assert.Equal($"{input}: 7 of 9 lines could not be used; the others are in {Out}", line));
        Assert.Equal(["first", "last"], Written("id"));
    }

    [Fact]
    public async Task A_file_without_mistakes_ends_with_0_and_says_nothing()
    {
        var input = WriteLines("in.jsonl", """{"id":"one","question":"where is the psoas"}""", """{"id":"two","question":"🙂🙂"}""");

        var (exit, errors) = await RunAsync("ask", "--batch", input, "--out", Out);

        Assert.Equal(0, exit);
        Assert.Empty(errors);
        Assert.Equal(["answered", "declined"], Written("status"));
    }

    [Fact]
    public async Task Bad_passages_and_queries_are_named_by_line_and_the_others_are_ranked()
    {
        var corpus = WriteLines("passages.jsonl",
            """{"id":"hip","title":"Hip","text":"The iliopsoas bends the hip."}""",
            """{"title":"nameless","text":"A passage without an id."}""",
            "not json",
            """{"id":"knee","title":"Knee","text":"The knee bends too."}""");
        var queries = WriteLines("queries.jsonl",
            """{"id":"q1","query":"what bends the hip"}""",
            """{"query":"no id"}""",
            """{"id":"q3","query":""}""",
            "{\"id\":\"q4\",\"query\":\"caf\u00e9\"}",
            """{"id":"q5","query":"knee"}""");

        var (exit, errors) = await RunAsync("search", "--corpus", corpus, "--batch", queries, "--out", Out);

        Assert.Equal(1, exit);
        Assert.Collection(errors,
            line => Assert.Equal($"{corpus}:2: 'id' is missing", line),
            line => Assert.StartsWith($"{corpus}:3: not a valid JSON object", line, StringComparison.Ordinal),
            line => Assert.Equal($"{queries}:2: 'id' is missing", line),
            line => Assert.Equal($"{queries}:3: 'query' is empty", line),
            line => Assert.Equal($"{queries}:4: the line is not valid UTF-8; save the file as UTF-8", line),
            line => Assert.Equal($"{queries}: 3 of 5 lines could not be used; the others are in {Out}", line));
        Assert.Equal(["q1", "q5"], Written("id"));
        Assert.Equal("hip", (string?)Objects()[0]["hits"]![0]!["id"]);
    }

    [Theory]
    [InlineData("ask", "--batch", "FILE", "--out", "OUT")]
    [InlineData("search", "--corpus", "FILE", "--batch", "FILE", "--out", "OUT")]
    public async Task A_missing_file_is_named(params string[] arguments)
    {
        var missing = Path.Combine(_folder.Path, "missing.jsonl");

        var (exit, errors) = await RunAsync([.. arguments.Select(argument => argument == "FILE" ? missing : argument == "OUT" ? Out : argument)]);

        Assert.Equal(2, exit);
        Assert.Equal($"{missing}: there is no such file", Assert.Single(errors));
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_named()
    {
        var input = WriteLines("in.jsonl", """{"id":"one","question":"where is the psoas"}""");
        var output = Path.Combine(_folder.Path, "nowhere", "out.jsonl");

        var (exit, errors) = await RunAsync("ask", "--batch", input, "--out", output);

        Assert.Equal(2, exit);
        Assert.StartsWith($"{output}: cannot be written", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "  ")]
    [InlineData("ask", "--batch", "in.jsonl")]
    public async Task A_command_that_lacks_something_says_what(params string[] arguments)
    {
        var (exit, errors) = await RunAsync(arguments);

        Assert.Equal(2, exit);
        Assert.Contains("--batch", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_knowledge_folder_is_told_without_a_stack_trace()
    {
        _folder.Write("appsettings.json", """{"Knowledge":{"Folder":"elsewhere"}}""");
        _folder.Write("knowledge/README.md", "The knowledge is elsewhere.");

        using var bot = BotProcess.Start(_folder.Path, _folder.Path, "ask", "where is the psoas");

        Assert.Equal(4, await bot.ExitCodeAsync());
        Assert.Contains(bot.Errors, line => line.Contains("elsewhere: the knowledge folder is missing", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Errors, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private string Out => Path.Combine(_folder.Path, "out.jsonl");

    private async Task<(int Exit, IReadOnlyList<string> Errors)> RunAsync(params string[] arguments)
    {
        using var bot = BotProcess.Start(Project.Root, _folder.Path, arguments);
        return (await bot.ExitCodeAsync(), bot.Errors);
    }

    /// <summary>Lines that hold an é are written in Latin-1, where that letter is one byte that UTF-8 does not allow there.</summary>
    private string WriteLines(string name, params string[] lines)
    {
        _folder.Write(name, [.. lines.SelectMany(line => (line.Contains('é', StringComparison.Ordinal) ? Encoding.Latin1 : Encoding.UTF8).GetBytes($"{line}\n"))]);
        return Path.Combine(_folder.Path, name);
    }

    private List<JsonNode> Objects() => [.. File.ReadLines(Out).Select(line => JsonNode.Parse(line)!)];

    private List<string?> Written(string field) => [.. Objects().Select(written => (string?)written[field])];
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Completion;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering.Phrasing;

/// <summary>The bot against a model server that other people wrote: @copilotkit/aimock from npm.</summary>
public sealed class OtherServerTests
{
    private static readonly string Folder = Path.Combine(Project.Root, "tests", "official-clients");

    [Theory]
    [InlineData("faithful", "phrased")]
    [InlineData("invented", "fell back: too little stood")]
    [InlineData("500", "fell back: servererror")]
    public async Task Answers_come_as_from_the_simulator(string mode, string outcome)
    {
        using var server = Start(mode, out var address);
        try
        {
            await using var app = ModelHost.Build(address, new() { ["Model:Deadline"] = "00:00:08", ["Model:Timeout"] = "00:00:06" });
            var embedded = await app.Services.GetRequiredService<EmbeddedAnswerer>().AnswerAsync(new Question("should I stretch or strengthen the psoas?"), TestContext.Current.CancellationToken);
            var answer = await app.Services.GetRequiredService<IAnswerer>().AnswerAsync(new Question("should I stretch or strengthen the psoas?"), TestContext.Current.CancellationToken);
            Assert.Equal(outcome, answer.Receipt.Model?.Outcome);
            AnswersAreAlike.Assert(embedded, answer);
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task Vectors_come_in_its_form()
    {
        using var server = Start("faithful", out var address);
        try
        {
            using var folder = new ScratchFolder();
            await using var app = ModelHost.Build(address, new() { ["Model:EmbeddingName"] = "other", ["Model:Vectors"] = Path.Combine(folder.Path, "v.jsonl"), ["Model:Deadline"] = "00:00:08", ["Model:Timeout"] = "00:00:06" });
            Assert.Equal(4, (await app.Services.GetRequiredService<TextEmbedder>().EmbedAsync(["one text"], TestContext.Current.CancellationToken))[0].Length);
        }
        finally
        {
            server.Kill();
        }
    }

    private static Process Start(string mode, out Uri address)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "@copilotkit", "aimock")), "run 'npm ci' in tests/official-clients first (needs Node 20)");
        var server = Process.Start(new ProcessStartInfo("node", ["aimock.mjs", mode]) { WorkingDirectory = Folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var line = server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the server said nothing");
        address = new Uri($"{(string)JsonNode.Parse(line)!["url"]!}/v1");
        return server;
    }
}

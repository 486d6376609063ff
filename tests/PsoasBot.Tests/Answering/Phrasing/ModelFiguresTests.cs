using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Answering.Meaning;
using PsoasBot.Evaluation;
using PsoasBot.Simulators.Models;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering.Phrasing;

/// <summary>The question files with and without a (simulated) model: phrasing, follow-ups and vectors cost no coverage and no mark.</summary>
public sealed class ModelFiguresTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly ScratchFolder _folder = new();
    private ModelSimulator _simulator = null!;
    private long _sent, _received, _asked;

    public async ValueTask InitializeAsync()
    {
        _simulator = await ModelSimulator.StartAsync();
        _simulator.Script = static request => request.Messages.Count > 0 && request.Messages[0].Text.Contains("follow-up", StringComparison.Ordinal) ? Joined(request) : HostileModel.Faithful(request);
    }

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("open.jsonl", false)]
    [InlineData("open.jsonl", true)]
    [InlineData("followups-open.jsonl", false)]
    [InlineData("followups-open.jsonl", true)]
    public async Task With_a_model_no_figure_is_lower(string file, bool hasVectors)
    {
        await using var app = Build(hasVectors);
        if (hasVectors) await app.Services.GetRequiredService<MeaningSearch>().RefreshAsync(null, TestContext.Current.CancellationToken);
        var (without, with) = (await FiguresAsync(RealAnswerer.Instance, file), await FiguresAsync(app.Services.GetRequiredService<IAnswerer>(), file));
        output.WriteLine($"{file}{(hasVectors ? " with vectors" : "")}\n  without: {without}\n  with:    {with}\n  {_sent / Math.Max(1, _asked)} tokens sent and {_received / Math.Max(1, _asked)} received for each of {_asked} answers");
        Assert.True(with.Complete >= without.Complete, $"complete: {with}");
        Assert.True(with.MajorMarked >= without.MajorMarked, $"marked: {with}");
        Assert.True(with.Declined >= without.Declined, $"declined: {with}");
        Assert.Equal(1, with.Cited);
    }

    private async Task<QuestionFigures> FiguresAsync(IAnswerer answerer, string file)
    {
        var figures = new QuestionFigures();
        foreach (var question in LabelledQuestion.Load(Project.Questions(file)))
        {
            var answer = await answerer.AnswerAsync(new Question(question.Question) { History = question.History }, TestContext.Current.CancellationToken);
            figures.Add(question, answer, RealAnswerer.Knowledge);
            if (answer.Receipt.Model is not { } receipt) continue;
            (_asked, _sent, _received) = (_asked + 1, _sent + receipt.Sent, _received + receipt.Received);
        }
        return figures;
    }

    private WebApplication Build(bool hasVectors)
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["Model:Deadline"] = "00:00:08", ["Model:Timeout"] = "00:00:06", ["Model:DailyTokens"] = "0" };
        if (hasVectors) (settings["Model:EmbeddingName"], settings["Model:Vectors"], settings["Model:EmbeddingDeadline"]) = ("simulated-vectors", Path.Combine(_folder.Path, "vectors.jsonl"), "00:00:05");
        return ModelHost.Build(_simulator.Endpoint, settings);
    }

    /// <summary>What a simple model would write: the member's last question and the follow-up in one line.</summary>
    private static SimulatedReply Joined(SimulatedRequest request)
    {
        var lines = request.Messages[^1].Text.Split('\n').Where(line => line.StartsWith('"')).Select(line => JsonSerializer.Deserialize<string>(line)!).ToList();
        var earlier = lines.SkipLast(1).LastOrDefault(line => line.StartsWith("member", StringComparison.Ordinal)) ?? ":";
        return new SimulatedReply(JsonSerializer.Serialize(new { question = $"{earlier[(earlier.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()} {lines[^1]}" }));
    }
}

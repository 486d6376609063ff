using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Answering.Meaning;
using PsoasBot.Completion;
using PsoasBot.Simulators.Models;
using PsoasBot.Tests.Answering.Phrasing;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering.Meaning;

/// <summary>Vectors beside the words, with a simulated embedding model.</summary>
public sealed class MeaningSearchTests : IAsyncLifetime
{
    private const string Strange = "which part of a cathedral would it resemble";

    private readonly ScratchFolder _folder = new();
    private ModelSimulator _simulator = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await ModelSimulator.StartAsync();
        _simulator.Script = HostileModel.Faithful;
    }

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Vectors_are_asked_for_once_and_then_only_for_what_changed()
    {
        await using (var first = Build())
        {
            var (all, fresh) = await Search(first).RefreshAsync(null, TestContext.Current.CancellationToken);
            Assert.True(all >= fresh && fresh > 300, $"{fresh} of {all}");
        }
        var asked = _simulator.Requests.Count;
        var lines = await File.ReadAllLinesAsync(VectorPath, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(VectorPath, lines.Where((_, at) => at is not (5 or 9)), TestContext.Current.CancellationToken);
        await using var second = Build();
        List<(int Done, int All)> progress = [];
        var (_, again) = await Search(second).RefreshAsync(new Collected(progress), TestContext.Current.CancellationToken);
        Assert.Equal(2, again);
        Assert.Equal(asked + 1, _simulator.Requests.Count);
        Assert.Equal((2, 2), progress[^1]);
        Assert.Equal(lines.Length, (await File.ReadAllLinesAsync(VectorPath, TestContext.Current.CancellationToken)).Length);
        Assert.Contains("\"knowledge\"", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_word_finds_a_vector_finds_and_the_receipt_says_so()
    {
        _simulator.Vector = static text => text.Contains("keystone", StringComparison.Ordinal) || text == Strange ? [0, 0, 1, .. HashedVector.Of("")] : [1, .. HashedVector.Of(text), 0, 0];
        await using var app = Build();
        var lexical = await LexicalAsync(Strange);
        await Search(app).RefreshAsync(null, TestContext.Current.CancellationToken);
        var answer = await AskAsync(app, Strange);
        Assert.Equal("words and vectors (simulated-vectors)", answer.Receipt.Search);
        Assert.True(Score(answer) > Score(lexical));
    }

    [Fact]
    public async Task Without_vectors_the_words_stand_alone()
    {
        await using var app = Build();
        var answer = await AskAsync(app);
        Assert.Equal("words alone: no vectors yet", answer.Receipt.Search);
        Assert.NotEmpty(answer.Sentences);
    }

    [Fact]
    public async Task A_server_that_went_down_or_is_slow_changes_nothing_but_the_receipt()
    {
        await using var app = Build(new() { ["Model:EmbeddingDeadline"] = "00:00:01.500", ["Model:Timeout"] = "00:00:14", ["Model:Deadline"] = "00:00:50", ["Model:Retries"] = "0" });
        await Search(app).RefreshAsync(null, TestContext.Current.CancellationToken);
        var lexical = await LexicalAsync("how do i pronounce psoas");
        _simulator.Script = static _ => new SimulatedReply("") { Status = 500 };
        var down = await app.Services.GetRequiredService<EmbeddedAnswerer>().AnswerAsync(new Question("how do i pronounce psoas"), TestContext.Current.CancellationToken);
        Assert.Equal("words alone: servererror", down.Receipt.Search);
        Assert.Equal(lexical.Text, down.Text);
        _simulator.Script = static _ => new SimulatedReply("") { Silence = TimeSpan.FromSeconds(6) };
        var slow = await app.Services.GetRequiredService<EmbeddedAnswerer>().AnswerAsync(new Question("how do i pronounce psoas"), TestContext.Current.CancellationToken);
        Assert.StartsWith("words alone: ", slow.Receipt.Search, StringComparison.Ordinal);
        Assert.Equal(lexical.Text, slow.Text);
    }

    [Fact]
    public async Task A_broken_server_keeps_what_came_before()
    {
        var calls = 0;
        _simulator.Script = request => ++calls == 3 ? new SimulatedReply("") { Status = 400 } : HostileModel.Faithful(request);
        await using var app = Build();
        await Assert.ThrowsAsync<ModelException>(() => Search(app).RefreshAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal(1 + 2 * 64, (await File.ReadAllLinesAsync(VectorPath, TestContext.Current.CancellationToken)).Length);
        Assert.StartsWith("words and vectors", (await AskAsync(app)).Receipt.Search, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nobody_understands_counts_as_empty()
    {
        _folder.Write("vectors.jsonl", "{ this is no vector");
        await using var app = Build();
        Assert.Equal("words alone: no vectors yet", (await AskAsync(app)).Receipt.Search);
    }

    private string VectorPath => Path.Combine(_folder.Path, "vectors.jsonl");

    private WebApplication Build(Dictionary<string, string?>? settings = null) => ModelHost.Build(_simulator.Endpoint, new Dictionary<string, string?>(settings ?? ModelHost.Patient, StringComparer.Ordinal)
    {
        ["Model:EmbeddingName"] = "simulated-vectors",
        ["Model:Vectors"] = VectorPath,
    });

    /// <summary>The same question where no embedding model is set.</summary>
    private async Task<Answer> LexicalAsync(string question)
    {
        await using var app = ModelHost.Build(_simulator.Endpoint, []);
        return await app.Services.GetRequiredService<EmbeddedAnswerer>().AnswerAsync(new Question(question), TestContext.Current.CancellationToken);
    }

    private static MeaningSearch Search(WebApplication app) => app.Services.GetRequiredService<MeaningSearch>();

    private static float Score(Answer answer) => answer.Receipt.Considered.FirstOrDefault(each => each.Id == "vital-psoas.10")?.Score ?? 0;

    private static async Task<Answer> AskAsync(WebApplication app, string question = "how do i pronounce psoas") =>
        await app.Services.GetRequiredService<EmbeddedAnswerer>().AnswerAsync(new Question(question), TestContext.Current.CancellationToken);

    private sealed class Collected(List<(int Done, int All)> seen) : IProgress<(int Done, int All)>
    {
        public void Report((int Done, int All) value) => seen.Add(value);
    }
}

using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Completion;
using PsoasBot.Evaluation;
using PsoasBot.Hosting;
using PsoasBot.Simulators.Models;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Answering.Phrasing;

public sealed class ModelAnswererTests(ModelHost host) : IClassFixture<ModelHost>
{
    private const string Question = "should I stretch or strengthen the psoas?";

    [Fact]
    public async Task A_faithful_model_phrases_and_the_receipt_says_so()
    {
        host.Simulator.Script = HostileModel.Faithful;
        var answer = await AskAsync(host.Model);
        Assert.Equal("phrased", answer.Receipt.Model?.Outcome);
        Assert.StartsWith("answer@", answer.Receipt.Model?.Prompt, StringComparison.Ordinal);
        Assert.True(answer.Receipt.Model?.Sent > 0 && answer.Receipt.Model.Kept > 0);
    }

    [Fact]
    public async Task A_paraphrase_that_stands_is_published_and_what_is_missing_is_told_in_the_statements_own_words()
    {
        const string Paraphrase = "For Nik Balogh it is crucial to free the psoas before strengthening it.";
        host.Simulator.Script = request => new SimulatedReply(PromptEvidence.Write(PromptEvidence.In(request).Where(each => each.Id != "not-your-soul-muscle.9").Select(each => (each.Id == "vital-psoas.4" ? Paraphrase : each.Text, new[] { each.Id }))));
        var (embedded, answer) = (await AskAsync(host.Embedded), await AskAsync(host.Model));
        Assert.Contains(Paraphrase.TrimEnd('.'), answer.Text, StringComparison.Ordinal);
        AnswersAreAlike.Assert(embedded, answer);
    }

    [Fact]
    public async Task The_key_and_the_model_travel_as_the_protocol_wants_and_the_form_is_asked_for()
    {
        host.Simulator.Script = HostileModel.Faithful;
        await AskAsync(host.Model);
        var request = host.Simulator.Requests.Last();
        Assert.StartsWith("Bearer ", request.Authorization, StringComparison.Ordinal);
        Assert.Contains("\"json_schema\"", request.Body, StringComparison.Ordinal);
        Assert.Contains("\"simulated\"", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overload_is_tried_again()
    {
        var calls = 0;
        host.Simulator.Script = request => ++calls < 3 ? new SimulatedReply("") { Status = 429 } : HostileModel.Faithful(request);
        Assert.Equal("phrased", (await AskAsync(host.Model)).Receipt.Model?.Outcome);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_wrong_key_is_not_tried_again_and_the_receipt_says_refused()
    {
        var calls = 0;
        host.Simulator.Script = _ => new SimulatedReply((++calls).ToString(System.Globalization.CultureInfo.InvariantCulture)) { Status = 401 };
        Assert.Equal("fell back: refused", (await AskAsync(host.Model)).Receipt.Model?.Outcome);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task After_many_failures_the_model_is_left_alone()
    {
        await using var app = ModelHost.Build(host.Simulator.Endpoint, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Model:BreakAfter"] = "3" });
        host.Simulator.Script = static _ => new SimulatedReply("") { Status = 500 };
        for (var i = 0; i < 3; i++) await AskAsync(app.Services.GetRequiredService<IAnswerer>());
        var before = host.Simulator.Requests.Count;
        Assert.Equal("fell back: paused", (await AskAsync(app.Services.GetRequiredService<IAnswerer>())).Receipt.Model?.Outcome);
        Assert.Equal(before, host.Simulator.Requests.Count);
    }

    [Fact]
    public async Task When_the_days_tokens_are_spent_the_embedded_answer_is_sent()
    {
        await using var app = ModelHost.Build(host.Simulator.Endpoint, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Model:DailyTokens"] = "10" });
        host.Simulator.Script = HostileModel.Faithful;
        await AskAsync(app.Services.GetRequiredService<IAnswerer>());
        Assert.Equal("fell back: budgetspent", (await AskAsync(app.Services.GetRequiredService<IAnswerer>())).Receipt.Model?.Outcome);
    }

    [Fact]
    public async Task When_the_days_money_is_spent_the_embedded_answer_is_sent_until_the_next_day()
    {
        var time = new ManualTime();
        await using var app = ModelHost.Build(host.Simulator.Endpoint, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Model:DailyCost"] = "0.0001", ["Model:InputPrice"] = "5", ["Model:OutputPrice"] = "15", ["Model:Deadline"] = "00:00:05", ["Model:Timeout"] = "00:00:05" },
            services => services.AddSingleton<TimeProvider>(time));
        host.Simulator.Script = HostileModel.Faithful;
        var answerer = app.Services.GetRequiredService<IAnswerer>();
        var first = await AskAsync(answerer);
        Assert.Equal("phrased", first.Receipt.Model?.Outcome);
        Assert.Equal((first.Receipt.Model!.Sent * 5 + first.Receipt.Model.Received * 15) / 1e6, app.Services.GetRequiredService<DailyBudget>().Spent.Cost, 9);
        Assert.Equal("fell back: budgetspent", (await AskAsync(answerer)).Receipt.Model?.Outcome);
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("phrased", (await AskAsync(answerer)).Receipt.Model?.Outcome);
    }

    [Fact]
    public async Task A_server_that_is_not_there_costs_nobody_the_answer()
    {
        await using var app = ModelHost.Build(new Uri("http://127.0.0.1:1/v1"), []);
        var answer = await AskAsync(app.Services.GetRequiredService<IAnswerer>());
        Assert.Equal("fell back: unreachable", answer.Receipt.Model?.Outcome);
        Assert.NotEmpty(answer.Sentences);
    }

    [Fact]
    public async Task On_the_question_file_the_marks_are_the_same_and_nothing_is_left_out()
    {
        host.Simulator.Script = HostileModel.Faithful;
        var (phrased, asked, sent, received) = (0, 0, 0L, 0L);
        foreach (var question in LabelledQuestion.Load(Path.Combine(ProjectRoot.Find(), "tests", "questions", "open.jsonl")))
        {
            var (embedded, answer) = (await AskAsync(host.Embedded, question.Question), await AskAsync(host.Model, question.Question));
            AnswersAreAlike.Assert(embedded, answer);
            if (answer.Receipt.Model is not { } receipt) continue;
            asked++;
            if (receipt.Outcome == "phrased") phrased++;
            (sent, received) = (sent + receipt.Sent, received + receipt.Received);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{phrased} of {asked} phrased; {sent / Math.Max(1, asked)} tokens sent and {received / Math.Max(1, asked)} received an answer");
        Assert.True(phrased >= asked * 0.95, $"{phrased} of {asked}");
    }

    private static async Task<Answer> AskAsync(IAnswerer answerer, string question = Question) => await answerer.AnswerAsync(new Question(question), TestContext.Current.CancellationToken);
}

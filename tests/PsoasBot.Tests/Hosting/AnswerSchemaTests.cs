using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using PsoasBot.Answering;
using PsoasBot.Hosting.CommandLine;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Hosting;

/// <summary>docs/answer.schema.json is what the command line writes, no more and no less.</summary>
public sealed class AnswerSchemaTests
{
    private static readonly string[] RestThread =
    [
        "member: how long should i stay in constructive rest",
        "bot: Nik Balogh says at least 5 minutes, with 10 as the ideal.",
    ];

    [Theory]
    [InlineData("where is the psoas", "answered")]
    [InlineData("should i stretch or strengthen it?", "answered")]
    [InlineData("my knee has arthritis, what does nik balogh say about constructive rest?", null)]
    [InlineData("what will the weather be tomorrow", "declined")]
    [InlineData("hello", "declined")]
    [InlineData("", "declined")]
    [InlineData("i can't feel between my legs and can't pee", "safety")]
    [InlineData("i want to kill myself", "safety")]
    public async Task What_is_written_for_a_question_fits_the_schema(string question, string? status)
    {
        var written = await WrittenAsync(question);

        if (status is not null) Assert.Equal(status, (string?)written["status"]);
        Assert.Empty(await ProblemsAsync(written));
    }

    [Theory]
    [InlineData("who says that?")]
    [InlineData("no, it says 60 seconds")]
    [InlineData("thanks!")]
    public async Task What_is_written_for_a_follow_up_fits_the_schema(string question) =>
        Assert.Empty(await ProblemsAsync(await WrittenAsync(question, RestThread)));

    [Fact]
    public async Task Every_field_is_required()
    {
        var whole = await WrittenAsync("should i stretch or strengthen it?");

        foreach (var field in whole.Select(pair => pair.Key).ToList())
        {
            var lacking = (JsonObject)whole.DeepClone();
            lacking.Remove(field);
            Assert.True((await ProblemsAsync(lacking)).Count > 0, $"nothing is said about an object without '{field}'");
        }
    }

    [Fact]
    public async Task A_sentence_without_a_citation_does_not_fit()
    {
        var written = await WrittenAsync("where is the psoas");
        written["sentences"]![0]!["citations"] = new JsonArray();

        Assert.NotEmpty(await ProblemsAsync(written));
    }

    [Fact]
    public async Task A_field_that_the_schema_does_not_know_does_not_fit()
    {
        var written = await WrittenAsync("where is the psoas");
        written["mood"] = "good";

        Assert.NotEmpty(await ProblemsAsync(written));
    }

    [Fact]
    public async Task An_emergency_that_is_answered_does_not_fit()
    {
        var written = await WrittenAsync("where is the psoas");
        written["level"] = "emergency";

        Assert.NotEmpty(await ProblemsAsync(written));
    }

    private static async Task<JsonObject> WrittenAsync(string question, params string[] history)
    {
        Answer answer = await RealAnswerer.AskAsync(question, history);
        return (JsonObject)JsonNode.Parse(JsonSerializer.Serialize(AnswerObject.From(answer, "Q1"), AnswerJson.Default.AnswerObject))!;
    }

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> ProblemsAsync(JsonObject written)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Project.Root, "docs", "answer.schema.json"), TestContext.Current.CancellationToken);
        return schema.Validate(written.ToJsonString());
    }
}

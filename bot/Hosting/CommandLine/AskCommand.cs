using System.CommandLine;
using System.Text.Json;
using PsoasBot.Answering;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>ask "…" [--json]</c> and <c>ask --batch IN.jsonl --out OUT.jsonl</c>.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string?>("question") { Description = "what you want to know", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "print the answer object" };
        var batch = new Option<string?>("--batch") { Description = "questions, one {\"id\",\"question\",\"history\"?} a line" };
        var output = new Option<string?>("--out") { Description = "where the answer objects are written" };
        var command = new Command("ask", "answers a question in the terminal, or a file of them") { question, json, batch, output };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(batch) is { } input
            ? BatchAsync(input, parsed.GetValue(output) ?? throw new BatchException("--batch needs --out"), cancellationToken)
            : OneAsync(parsed.GetValue(question) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new BatchException("what is the question? ask \"…\", or ask --batch FILE --out FILE"), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> OneAsync(string question, bool json, CancellationToken cancellationToken)
    {
        var answer = await Answerer().AnswerAsync(new Question(question), cancellationToken);
        Console.WriteLine(json ? JsonSerializer.Serialize(AnswerObject.From(answer, null), AnswerJson.Default.AnswerObject) : answer.Text);
        return 0;
    }

    private static Task<int> BatchAsync(string input, string output, CancellationToken cancellationToken)
    {
        var answerer = Answerer();
        return Batch.RunAsync(input, output, AnswerJson.Default.BatchQuestion, AnswerJson.Default.AnswerObject, async (question, token) =>
        {
            if (string.IsNullOrEmpty(question.Id)) throw new BatchException("'id' is missing");
            var text = question.Question ?? question.Message ?? throw new BatchException("'question' is missing");
            if (string.IsNullOrWhiteSpace(text)) throw new BatchException("'question' is empty");
            return AnswerObject.From(await answerer.AnswerAsync(new Question(text) { History = question.History ?? [] }, token), question.Id);
        }, cancellationToken);
    }

    private static IAnswerer Answerer() => BotHost.BuildForCommand().Services.GetRequiredService<IAnswerer>();
}

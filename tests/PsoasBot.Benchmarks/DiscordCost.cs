using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Hosting;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Wire;
using PsoasBot.Simulators;

namespace PsoasBot.Benchmarks;

/// <summary><c>discord cost</c>: the processor time of each step of a question, one after the other on one thread.</summary>
internal static class DiscordCost
{
    public static async Task RunAsync(IReadOnlyList<string> questions)
    {
        var store = Path.Combine(Path.GetTempPath(), $"psoasbot-cost-{Guid.NewGuid():N}.db");
        await using var app = BotHost.Build(Checkout.Root, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Store:File"] = store, ["Local:Port"] = "0", ["Logging:LogLevel:Default"] = "None" },
            services => { foreach (var worker in services.Where(each => each.ImplementationType?.Name is "QuestionWorker" or "EditWorker" or "ReviewWatch").ToList()) services.Remove(worker); });
        await app.StartAsync();
        var (answerer, gate, inbox) = (app.Services.GetRequiredService<IAnswerer>(), app.Services.GetRequiredService<SafetyGate>(), app.Services.GetRequiredService<IInbox>());
        var answers = new List<Answer>();
        foreach (var question in questions) answers.Add(await answerer.AnswerAsync(new Question(question), default));
        await MeasureAsync("screen", questions.Count, async i => await gate.ScreenAsync(new Question(questions[i]), default));
        await MeasureAsync("answer", questions.Count, async i => await answerer.AnswerAsync(new Question(questions[i]), default));
        await MeasureAsync("card and JSON", questions.Count, i =>
        {
            var delivery = new Delivery { QuestionId = "0123456789abcdef0123", Nonce = "n", Question = Message(i, "c"), Answer = answers[i] };
            JsonSerializer.SerializeToUtf8Bytes(AnswerMessages.Render(AnswerCards.From(delivery)), DiscordJson.Default.MessageBody);
            return Task.CompletedTask;
        });
        for (var i = 0; i < 200; i++) await inbox.AcceptAsync(Message(i, "warm"), default);
        while (await inbox.ClaimAsync(new ClaimRequest("w", ["discord"], DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(1)), default) is [var warm])
        {
            await inbox.PrepareAsync(warm.Lease, new PreparedAnswer(answers[0], null), DateTimeOffset.UtcNow, default);
            await inbox.MarkDeliveredAsync(warm.Lease, new PublishedMessage(warm.Message.Conversation, "1"), DateTimeOffset.UtcNow, default);
        }
        await MeasureAsync("inbox, accept", questions.Count, async i => await inbox.AcceptAsync(Message(i, "a"), default));
        List<ClaimedQuestion> claimed = [];
        await MeasureAsync("inbox, claim", questions.Count, async _ => claimed.Add((await inbox.ClaimAsync(new ClaimRequest("w", ["discord"], DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(1)), default))[0]));
        await MeasureAsync("inbox, prepare", questions.Count, async i => await inbox.PrepareAsync(claimed[i].Lease, new PreparedAnswer(answers[i], null), DateTimeOffset.UtcNow, default));
        await MeasureAsync("inbox, delivered", questions.Count, async i => await inbox.MarkDeliveredAsync(claimed[i].Lease, new PublishedMessage(claimed[i].Message.Conversation, "1"), DateTimeOffset.UtcNow, default));
        await app.StopAsync();
    }

    private static IncomingMessage Message(int i, string kind) => new()
    {
        Event = new EventKey("discord", "g", $"{kind}{i.ToString(CultureInfo.InvariantCulture)}"),
        Conversation = new ConversationKey("discord", "g", "c", null),
        MemberId = $"m{i.ToString(CultureInfo.InvariantCulture)}",
        Text = "what does it do?",
        ReceivedAt = DateTimeOffset.UtcNow,
    };

    private static async Task MeasureAsync(string what, int count, Func<int, Task> step)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) await step(i);
        var elapsed = Stopwatch.GetElapsedTime(started);
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-18} {(self.TotalProcessorTime - before).TotalMilliseconds / count:0.000} ms of a processor, {elapsed.TotalMilliseconds / count:0.000} ms in all"));
    }
}

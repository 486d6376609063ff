using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Work;
using PsoasBot.Safety;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;

namespace PsoasBot.Benchmarks;

/// <summary>
/// 10,000 questions through the durable inbox: accepted by eight callers, answered by four lanes with an answer that takes no time,
/// delivered to a platform that takes none. Measures the store: <c>inbox [CONNECTION STRING]</c>, without one SQLite in a temporary folder.
/// </summary>
internal static class InboxFigures
{
    private const int Questions = 10_000;
    private const int Callers = 8;

    public static async Task RunAsync(string connectionString)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"psoasbot-bench-{Guid.NewGuid():N}");
        await using var store = new Store(new StoreOptions { ConnectionString = connectionString, File = Path.Combine(folder, "store.db") }, TimeProvider.System);
        await new Migrator(store, TimeProvider.System).MigrateAsync(CancellationToken.None);
        var inbox = new InboxStore(store);
        var options = new ConversationOptions { Worker = "bench", Poll = TimeSpan.FromMilliseconds(50) };
        var platform = new NoPlatform(Questions);
        var deliveries = new Deliveries([platform], options, TimeProvider.System, NullLogger<Deliveries>.Instance);
        var backoff = new Backoff(new Random(1));
        var handler = new QuestionHandler(inbox, new NoReplier(), deliveries, backoff, options, TimeProvider.System, NullLogger<QuestionHandler>.Instance);
        var signal = new WorkSignal();
        using var worker = new QuestionWorker(inbox, handler, deliveries, signal, backoff, options, TimeProvider.System, NullLogger<QuestionWorker>.Instance);
        var started = Stopwatch.GetTimestamp();
        await worker.StartAsync(CancellationToken.None);
        var accepted = await AcceptAllAsync(inbox, signal, platform);
        var acceptedIn = Stopwatch.GetElapsedTime(started);
        await platform.All;
        Report(store.Dialect.Name, accepted, acceptedIn, Stopwatch.GetElapsedTime(started), platform.Latencies());
        await worker.StopAsync(CancellationToken.None);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static async Task<double[]> AcceptAllAsync(InboxStore inbox, WorkSignal signal, NoPlatform platform)
    {
        var times = new double[Questions];
        await Parallel.ForAsync(0, Questions, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, token) =>
        {
            var started = Stopwatch.GetTimestamp();
            platform.Asked(number);
            await inbox.AcceptAsync(Message(number), token);
            signal.Raise();
            times[number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        });
        return times;
    }

    private static void Report(string engine, double[] accepted, TimeSpan acceptedIn, TimeSpan all, double[] latencies)
    {
        Array.Sort(accepted);
        Array.Sort(latencies);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{engine}: {Questions} questions in {all.TotalSeconds:F1} s, {Questions / all.TotalSeconds:F0} a second; accepted after {acceptedIn.TotalSeconds:F1} s; " +
            $"accept median {At(accepted, 0.5):F2} ms, 99th percentile {At(accepted, 0.99):F2} ms; asked to delivered median {At(latencies, 0.5):F0} ms, 99th percentile {At(latencies, 0.99):F0} ms; " +
            $"working set {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most, managed heap {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB at the end"));
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static IncomingMessage Message(int number) => new()
    {
        Event = new EventKey("bench", "guild", $"{number}"),
        Conversation = new ConversationKey("bench", "guild", $"channel-{number % 50}", $"thread-{number}"),
        MemberId = $"member-{number % 500}",
        Text = "is the psoas weak or tight in most people, and should i stretch or strengthen it?",
        ReceivedAt = TimeProvider.System.GetUtcNow(),
    };

    private sealed class NoReplier : IReplier
    {
        private static readonly Answer Fixed = new()
        {
            Status = AnswerStatus.Answered,
            Level = SafetyLevel.None,
            Text = new string('x', 1_500),
            Referral = null,
            Sentences = [.. Enumerable.Range(0, 5).Select(number => new CitedSentence(new string('s', 200), [$"not-your-soul-muscle.{number}"]))],
            Receipt = new Receipt { KnowledgeVersion = "0123456789abcdef", Considered = [.. Enumerable.Range(0, 10).Select(number => new ScoredEvidence($"vital-psoas.{number}", number))], Elapsed = TimeSpan.FromMilliseconds(1) },
        };

        public ValueTask<PreparedAnswer> ReplyAsync(IncomingMessage message, IReadOnlyList<string> history, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new PreparedAnswer(Fixed, null));
    }

    private sealed class NoPlatform(int questions) : IDelivery
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly long[] _asked = new long[questions];
        private readonly double[] _latencies = new double[questions];
        private int _delivered;

        public string Platform => "bench";

        public Task All => _all.Task;

        public void Asked(int number) => _asked[number] = Stopwatch.GetTimestamp();

        public double[] Latencies() => [.. _latencies];

        public ValueTask<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
        {
            var number = int.Parse(delivery.Question.Event.EventId, CultureInfo.InvariantCulture);
            _latencies[number] = Stopwatch.GetElapsedTime(_asked[number]).TotalMilliseconds;
            if (Interlocked.Increment(ref _delivered) == questions) _all.SetResult();
            return ValueTask.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered(new PublishedMessage(delivery.Question.Conversation, $"{number}")));
        }

        public ValueTask<DeliveryOutcome> ReplaceAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken) =>
            ValueTask.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered(message));
    }
}

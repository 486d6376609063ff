using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Hosting;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Benchmarks;

/// <summary>Where the time goes between the start of the process and the first answer, part by part, in one cold process.</summary>
internal static class StartupFigures
{
    public static async Task RunAsync()
    {
        var clock = Stopwatch.StartNew();
        Tell("runtime, before the first line", DateTime.Now - Process.GetCurrentProcess().StartTime);
        var app = Timed("host built", BotHost.BuildForCommand);
        await using var _ = app.ConfigureAwait(false);
        Timed("knowledge read", app.Services.GetRequiredService<KnowledgeBase>);
        Timed("index built", app.Services.GetRequiredService<KnowledgeIndex>);
        Timed("safety data read", app.Services.GetRequiredService<SafetyKnowledge>);
        Timed("screen built", app.Services.GetRequiredService<SafetyScreen>);
        var answerer = Timed("answerer built", app.Services.GetRequiredService<IAnswerer>);
        for (var turn = 1; turn <= 2; turn++)
        {
            var before = clock.Elapsed;
            await answerer.AnswerAsync(new Question("is the psoas the muscle of the soul?"), CancellationToken.None).ConfigureAwait(false);
            Tell($"answer {turn}", clock.Elapsed - before);
        }
        Tell("sum since the first line", clock.Elapsed);
    }

    private static T Timed<T>(string what, Func<T> act)
    {
        var watch = Stopwatch.StartNew();
        var result = act();
        Tell(what, watch.Elapsed);
        return result;
    }

    private static void Tell(string what, TimeSpan time) => Console.WriteLine($"{what,-32} {time.TotalMilliseconds,8:F0} ms");
}

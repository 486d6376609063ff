using BenchmarkDotNet.Running;
using PsoasBot.Benchmarks;
using PsoasBot.Benchmarks.Calibration;

switch (args)
{
    case ["retrieval", .. var rest]:
        return RetrievalFigures.Run(rest);
    case ["answers"]:
        AnswerBenchmarks.Percentiles(rounds: 20);
        return 0;
    case ["gate", .. var files]:
        GateFit.Run(files);
        return 0;
    case ["same", .. var pairs]:
        SameFit.Run(pairs);
        return 0;
    case ["vectors", var package, .. var texts]:
        WordVectorTable.Run(package, texts, Path.Combine("bot", "Moderation", "Likeness", "word-vectors.bin"));
        return 0;
    case ["screen"]:
        SafetyFigures.Run();
        return 0;
    case ["situations", .. var situations]:
        SituationFit.Run(".", situations.Contains("--cross-validate"));
        return 0;
    case ["likeness", .. var likeness]:
        LikenessFit.Run(".", likeness.Contains("--cross-validate"));
        return 0;
    case ["calibrate", var knowledge, .. var files]:
        Calibrator.Run(knowledge, files);
        return 0;
    case ["grid", var knowledge, .. var files]:
        AnswerGrid.Run(knowledge, files);
        return 0;
    case ["discord", .. var discord]:
        return await DiscordLoad.RunAsync(discord);
    case ["meaning", var knowledge, .. var rest]:
        MeaningFit.Run(knowledge, rest);
        return 0;
    case ["startup"]:
        await StartupFigures.RunAsync();
        return 0;
    case ["host", .. var rounds]:
        await HostFigures.RunAsync(rounds is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 5);
        return 0;
    case ["slack", .. var slack]:
        return await SlackLoad.RunAsync(slack);
    case ["together", .. var together]:
        return await TogetherLoad.RunAsync(together);
    case ["inbox", .. var connection]:
        await InboxFigures.RunAsync(connection.FirstOrDefault() ?? "");
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkAssembly).Assembly).Run(args);
        return 0;
}

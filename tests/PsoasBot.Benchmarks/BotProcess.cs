using System.Diagnostics;
using System.Globalization;
using PsoasBot.Simulators;
using PsoasBot.Simulators.Discord;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Benchmarks;

/// <summary>The real host as a process of its own, with an empty store.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private BotProcess(Process process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>The host's own output, where its packages too are compiled ahead of time.</summary>
    private static string Host { get; } = Path.Combine(Checkout.Root, "bot", "bin", "Release", "net10.0", "psoasbot.dll");

    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    public TimeSpan Busy
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the host beside the simulated platforms that are given, with no limit on a member's or community's questions.</summary>
    /// <param name="discord">Null where it has no part.</param>
    /// <param name="slack">Null where it has no part.</param>
    /// <param name="heapFile">Where the host writes its heap's size after full collections; null for not at all.</param>
    /// <param name="port">The local page's; 0 for any that is free.</param>
    public static BotProcess Start(DiscordSimulator? discord, SlackSimulator? slack, string? heapFile = null, int port = 0)
    {
        var folder = Directory.CreateTempSubdirectory("psoasbot-load-").FullName;
        var start = new ProcessStartInfo("dotnet", [Host, "--port", port.ToString(CultureInfo.InvariantCulture)]) { WorkingDirectory = Checkout.Root, RedirectStandardOutput = true, UseShellExecute = false };
        if (discord is not null) (start.Environment["PSOASBOT_DISCORD_TOKEN"], start.Environment["Discord__Api"]) = (discord.Token, discord.Api.ToString());
        if (slack is not null) (start.Environment["PSOASBOT_SLACK_BOT_TOKEN"], start.Environment["PSOASBOT_SLACK_APP_TOKEN"], start.Environment["Slack__Api"]) = (slack.BotToken, slack.AppToken, slack.Api.ToString());
        start.Environment["Conversations__MemberPerMinute"] = "1000000";
        start.Environment["Conversations__CommunityPerMinute"] = "1000000";
        start.Environment["Conversations__Lanes"] = "16";
        start.Environment["Store__File"] = Path.Combine(folder, "store.db");
        start.Environment["Logging__LogLevel__Default"] = "Error";
        if (heapFile is not null) (start.Environment["DOTNET_STARTUP_HOOKS"], start.Environment[HeapWatch.FileVariable]) = (typeof(HeapWatch).Assembly.Location, heapFile);
        var process = Process.Start(start) ?? throw new InvalidOperationException("the bot did not start");
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return new BotProcess(process, folder);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

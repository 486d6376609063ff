using System.Diagnostics;
using System.Text.RegularExpressions;
using PsoasBot.Hosting;

namespace PsoasBot.Tests.Hosting;

/// <summary>The program in a process of its own, with its own store.</summary>
internal sealed partial class BotProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];
    private readonly List<string> _errors = [];

    private BotProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => { if (!string.IsNullOrEmpty(line.Data)) _errors.Add(line.Data); };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to standard error; complete once it has ended.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>What it wrote to standard output so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public static BotProcess Start(string folder, string storeFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BotHost).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Store__File"] = Path.Combine(storeFolder, "store", "psoasbot.db");
        return new BotProcess(start);
    }

    public Task<Uri> AddressAsync() => _address.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>Asks it to stop as a service manager does.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        _lines.Add(line);
        if (Greeting().Match(line) is { Success: true } match) _address.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex("answers on (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Greeting();
}

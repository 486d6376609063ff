using System.Diagnostics;
using PsoasBot.Storage;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Crash;

/// <summary>The real host as a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    public HostProcess(PlatformSimulator simulator, StoreOptions store, string worker)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Project.Root, "tests", "PsoasBot.TestHost", "bin", configuration, "net10.0", "PsoasBot.TestHost.dll");
        string[] settings =
        [
            "Local:Port=0", "Logging:LogLevel:Default=None", $"Conversations:Worker={worker}", "Conversations:Poll=00:00:00.050", "Conversations:Lease=00:00:07",
            "Conversations:SendWithin=00:00:02", "Conversations:AnswerWithin=00:00:02", "Conversations:CommunityPerMinute=1000000",
            store.ConnectionString is "" ? $"Store:File={store.File}" : $"Store:ConnectionString={store.ConnectionString}",
        ];
        var start = new ProcessStartInfo("dotnet", [program, simulator.Address.ToString(), .. settings])
        {
            WorkingDirectory = Project.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Errors += line.Data is null ? "" : line.Data + "\n";
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Errors { get; private set; } = "";

    public bool HasExited => _process.HasExited;

    /// <summary>SIGKILL: nothing is finished, nothing is said.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}

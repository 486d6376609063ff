namespace PsoasBot.Platforms.Local.Desk;

/// <summary>Where no moderators' token is set: prints a key for the desk at start. Not through the log, which may be kept.</summary>
internal sealed class DeskKeyPrinter(DeskAccess access) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        access.HasToken ? Task.CompletedTask : Console.Out.WriteLineAsync($"The review desk is at /desk; the key for this start, good once: {access.MakeOnceKey()}");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

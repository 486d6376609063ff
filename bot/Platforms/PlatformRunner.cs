namespace PsoasBot.Platforms;

/// <summary>Starts every platform with the host and stops them all with it.</summary>
internal sealed class PlatformRunner(IEnumerable<IPlatform> platforms) : IHostedService
{
    private readonly IReadOnlyList<IPlatform> _platforms = [.. platforms];

    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_platforms.Select(platform => platform.StartAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_platforms.Select(platform => platform.StopAsync(cancellationToken)));
}

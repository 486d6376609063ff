namespace PsoasBot.Storage;

/// <summary>Locks and migrates the store before any worker starts; registered ahead of them.</summary>
internal sealed partial class StoreStart(Store store, Migrator migrator, StoreOptions options, ILogger<StoreStart> logger) : IHostedService, IDisposable
{
    private StoreLock? _lock;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _lock = new StoreLock(options);
        LogReady(store.Dialect.Name, await migrator.MigrateAsync(cancellationToken), Migrator.Newest);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _lock?.Dispose();

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Engine} store is ready: {Applied} migrations applied, schema {Schema}")]
    private partial void LogReady(string engine, int applied, int schema);
}

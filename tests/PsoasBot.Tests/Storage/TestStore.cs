using PsoasBot.Storage;

namespace PsoasBot.Tests.Storage;

/// <summary>Opens an empty store of one engine for a test.</summary>
internal static class TestStore
{
    public static StoreOptions SqliteOptions() => new() { File = Path.Combine(Path.GetTempPath(), "psoasbot-" + Guid.NewGuid().ToString("N"), "store.db") };

    public static async Task<StoreOptions> PostgresOptionsAsync(PostgresCluster cluster) => new() { ConnectionString = await cluster.CreateDatabaseAsync() };

    public static async Task<Store> OpenAsync(StoreOptions options, TimeProvider? time = null)
    {
        var store = new Store(options, time ?? TimeProvider.System);
        await new Migrator(store, time ?? TimeProvider.System).MigrateAsync(CancellationToken.None);
        return store;
    }

    public static void Delete(StoreOptions options)
    {
        if (options.ConnectionString is "" && Path.GetDirectoryName(options.File) is { } folder && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

/// <summary>One suite, every engine: derived classes only say which one.</summary>
public abstract class OnEveryEngine : IAsyncLifetime
{
    private protected StoreOptions Options { get; private set; } = new();

    private protected Store Store { get; private set; } = null!;

    private protected ManualTime Time { get; } = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Options = await OptionsAsync();
        Store = await TestStore.OpenAsync(Options);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Store is not null) await Store.DisposeAsync();
        TestStore.Delete(Options);
    }

    private protected abstract Task<StoreOptions> OptionsAsync();
}

/// <summary>A clock that moves only when told to. Its timers do not fire.</summary>
internal sealed class ManualTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}

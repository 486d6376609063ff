using System.Data.Common;
using System.Globalization;
using Dapper;

namespace PsoasBot.Storage;

/// <summary>
/// Brings the store to this version's schema: numbered files, forward only, all in one transaction under a lock, so that of several
/// workers that start together one migrates and the others find it done.
/// </summary>
internal sealed class Migrator(Store store, TimeProvider time)
{
    private const string Prefix = "migrations/";

    /// <summary>The newest schema that this version knows.</summary>
    public static int Newest { get; } = Names().Count;

    /// <exception cref="StoreVersionException">The store is newer than this version of the bot.</exception>
    public ValueTask<int> MigrateAsync(CancellationToken cancellationToken) =>
        store.WriteAsync(async transaction =>
        {
            var connection = transaction.Connection!;
            await connection.ExecuteAsync(store.Dialect.MigrationLock, transaction: transaction);
            var current = await VersionAsync(transaction);
            RefuseNewer(current);
            for (var version = current + 1; version <= Newest; version++) await ApplyAsync(transaction, version);
            return Newest - current;
        }, cancellationToken);

    public static void RefuseNewer(int version)
    {
        if (version > Newest)
        {
            throw new StoreVersionException(
                $"The store was written by a newer PsoasBot (schema {version}; this version knows up to {Newest}). " +
                "Start the newer version, or restore a backup that was made before the update.");
        }
    }

    /// <summary>The store's schema; 0 for an empty store.</summary>
    public async Task<int> VersionAsync(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        if (await connection.ExecuteScalarAsync<long>(store.Dialect.TableExists, new { table = "schema_version" }, transaction) == 0) return 0;
        return (int)await connection.ExecuteScalarAsync<long>("SELECT coalesce(max(version), 0) FROM schema_version", transaction: transaction);
    }

    private async Task ApplyAsync(DbTransaction transaction, int version)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(store.Dialect.Fill(Read(Names()[version - 1])), transaction: transaction);
        await connection.ExecuteAsync(
            "INSERT INTO schema_version (version, applied_at) VALUES (@version, @now)",
            new { version, now = time.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
    }

    private static List<string> Names()
    {
        var names = typeof(Migrator).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (!names[i].StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{i + 1:000}-"), StringComparison.Ordinal))
                throw new InvalidOperationException($"the migrations are not numbered without a gap at '{names[i]}'");
        }
        return names;
    }

    private static string Read(string name)
    {
        using var stream = typeof(Migrator).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

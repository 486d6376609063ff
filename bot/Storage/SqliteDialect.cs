using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace PsoasBot.Storage;

/// <summary>SQLite 3.35.5 in WAL mode: one file, one writer at a time, readers never wait.</summary>
/// <param name="pragmas">More settings for every connection, for tests.</param>
internal sealed class SqliteDialect(string pragmas = "") : Dialect
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public override string Name => "sqlite";
    public override string SkipLockedOf(string table) => "";
    public override bool SingleWorker => true;
    public override string AnyOf(string parameter) => $"IN {parameter}";
    public override string AnyOfQuery(string select) => $"IN ({select})";
    public override string JoinAggregate => "group_concat";
    public override string BeforeClaim => "";
    public override string IdentityColumn => "INTEGER PRIMARY KEY AUTOINCREMENT";

    /// <summary>The transaction begins as IMMEDIATE and so holds the file's write lock already.</summary>
    public override string MigrationLock => "SELECT 1";

    public override string TableExists => "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    public override string AppendOnly(string table) => $"""
        CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        """;

    public override DbTransaction BeginSnapshot(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <summary>SQLite goes on after the largest number by itself.</summary>
    public override string ContinueIdentity(string table) => "SELECT 1";

    public override bool IsTransient(Exception problem) => problem is SqliteException { SqliteErrorCode: Busy or Locked };

    public override string? Explain(Exception problem) => (problem as SqliteException)?.SqliteErrorCode switch
    {
        Busy or Locked => "the store's file is locked by another program; close it or move the store",
        ReadOnly => "the store's file cannot be written; check who may write it",
        IoError => "the disk reported an error while the store was used",
        Full => "the disk of the store is full; free some space",
        CannotOpen => "the store's file cannot be opened; check that its folder exists and can be written",
        Corrupt or NotADatabase => "the store's file is damaged or no store; restore a backup",
        _ => null,
    };

    public override DbDataSource Open(StoreOptions options)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(options.File)) is { } folder) Directory.CreateDirectory(folder);
        return new Source(new SqliteConnectionStringBuilder { DataSource = options.File, DefaultTimeout = 1 }.ToString(), pragmas);
    }

    /// <summary>
    /// Prepares every connection: write-ahead log, a commit is on the disk when it returns (a power cut loses nothing that was accepted),
    /// a second of patience with other programs before the store's own retries.
    /// </summary>
    private sealed class Source(string connectionString, string pragmas) : DbDataSource
    {
        private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1000; PRAGMA foreign_keys = ON;";

        public override string ConnectionString => connectionString;

        protected override DbConnection CreateDbConnection()
        {
            var connection = new SqliteConnection(connectionString);
            connection.StateChange += Prepare;
            return connection;
        }

        protected override void Dispose(bool disposing)
        {
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
        }

        [SuppressMessage("Security", "CA2100", Justification = "Constants.")]
        private void Prepare(object sender, StateChangeEventArgs change)
        {
            if (change.CurrentState != ConnectionState.Open) return;
            using var command = ((SqliteConnection)sender).CreateCommand();
            command.CommandText = Pragmas + pragmas;
            command.ExecuteNonQuery();
        }
    }
}

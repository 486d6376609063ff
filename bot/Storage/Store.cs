using System.Data.Common;
using Dapper;
using Polly;
using Polly.Retry;

namespace PsoasBot.Storage;

/// <summary>
/// The front door of the room: one database behind two ways in, reading and writing. Trouble that passes (a lock, a lost connection) is
/// retried for some seconds, other trouble of the environment becomes a <see cref="Conversations.StoreUnavailableException"/> in plain words.
/// What is retried must be safe to repeat; every write here is conditional on a version, a lease or a key.
/// </summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly DbDataSource _source;
    private readonly GroupWriter _writer;
    private readonly ResiliencePipeline _retries;

    static Store() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Store(StoreOptions options, TimeProvider time)
        : this(options, time, options.ConnectionString is "" ? new SqliteDialect() : new PostgresDialect())
    {
    }

    internal Store(StoreOptions options, TimeProvider time, Dialect dialect)
    {
        Dialect = dialect;
        _source = Dialect.Open(options);
        _writer = new GroupWriter(_source, Dialect.IsTransient);
        _retries = Retries(Dialect, time);
    }

    public Dialect Dialect { get; }

    public ValueTask<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        GuardAsync(async token =>
        {
            await using var connection = await _source.OpenConnectionAsync(token);
            return await read(connection);
        }, cancellationToken);

    /// <summary>Returns where the store can be read.</summary>
    /// <exception cref="Conversations.StoreUnavailableException">It cannot; the message says why.</exception>
    public async ValueTask PingAsync(CancellationToken cancellationToken) =>
        await ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT max(version) FROM schema_version"), cancellationToken);

    /// <summary>Reads many things as they stood at one moment, while others write on.</summary>
    public ValueTask<T> SnapshotAsync<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancellationToken) =>
        GuardAsync(async token =>
        {
            await using var connection = await _source.OpenConnectionAsync(token);
            await using var transaction = Dialect.BeginSnapshot(connection);
            return await read(transaction);
        }, cancellationToken);

    /// <summary>Everything of <paramref name="write"/> is kept, or nothing; durable when it returns. Writes of others may share the transaction.</summary>
    public ValueTask<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken) =>
        GuardAsync(token => _writer.WriteAsync(write, token), cancellationToken);

    /// <summary>The rows that one statement changed; the cheapest write.</summary>
    public ValueTask<int> WriteAsync(Statement statement, CancellationToken cancellationToken) =>
        GuardAsync(token => _writer.WriteAsync(statement, token), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _source.DisposeAsync();
    }

    private async ValueTask<T> GuardAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _retries.ExecuteAsync(work, cancellationToken);
        }
        catch (DbException problem)
        {
            Dialect.ThrowUnavailable(problem);
            throw;
        }
    }

    private static ResiliencePipeline Retries(Dialect dialect, TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(dialect.IsTransient),
                MaxRetryAttempts = 5,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
}

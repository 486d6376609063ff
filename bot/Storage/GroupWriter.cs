using System.Data.Common;
using System.Threading.Channels;
using Dapper;

namespace PsoasBot.Storage;

/// <summary>
/// Writes for many callers at once: whatever waits goes into one transaction and is flushed to the disk once. A caller is told only after
/// that, so that what it acknowledges is durable. Where one of them fails, nothing of the group is kept and each is written by itself.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    /// <summary>Writes in one transaction at most: enough to hide the flush, few enough that nobody waits long.</summary>
    private const int Largest = 64;

    private readonly Channel<Write> _waiting = Channel.CreateBounded<Write>(new BoundedChannelOptions(1_024) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly DbDataSource _source;
    private readonly Func<Exception, bool> _isTransient;
    private readonly Task _loop;
    private DbConnection? _connection;

    /// <param name="source">Opens the one connection that is written through.</param>
    /// <param name="isTransient">True for trouble that each caller tries to get over on its own.</param>
    public GroupWriter(DbDataSource source, Func<Exception, bool> isTransient)
    {
        (_source, _isTransient) = (source, isTransient);
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Returns when the write is durable. It may run more than once, and only the last run counts.</summary>
    public ValueTask<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken) =>
        QueueAsync(new CallWrite<T>(write, cancellationToken), cancellationToken);

    /// <summary>The rows that one statement changed. Neighbours in a group go to the database in one message where the engine can do that.</summary>
    public ValueTask<int> WriteAsync(Statement statement, CancellationToken cancellationToken) =>
        QueueAsync(new StatementWrite(statement, cancellationToken), cancellationToken);

    private async ValueTask<T> QueueAsync<T>(Write<T> write, CancellationToken cancellationToken)
    {
        await _waiting.Writer.WriteAsync(write, cancellationToken);
        return await write.Result;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        await CloseAsync();
    }

    private async Task LoopAsync()
    {
        var group = new List<Write>(Largest);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < Largest && _waiting.Reader.TryRead(out var next))
            {
                if (!next.IsCancelled()) group.Add(next);
            }
            if (group.Count > 0) await WriteAsync(group);
        }
    }

    private async Task WriteAsync(List<Write> group)
    {
        if (await TryAsync(group) is not { } problem) group.ForEach(write => write.Succeed());
        else if (group.Count == 1 || _isTransient(problem)) group.ForEach(write => write.Fail(problem));
        else foreach (var write in group) await WriteAsync([write]);
    }

    /// <summary>What went wrong, or null. Whatever it is belongs to the callers, so that the loop goes on.</summary>
    private async Task<Exception?> TryAsync(List<Write> group)
    {
        try
        {
            _connection ??= await _source.OpenConnectionAsync();
            await using var transaction = await _connection.BeginTransactionAsync();
            await RunAsync(group, transaction);
            await transaction.CommitAsync();
            return null;
        }
        catch (Exception problem)
        {
            await CloseAsync();
            return problem;
        }
    }

    private static async Task RunAsync(List<Write> group, DbTransaction transaction)
    {
        for (var done = 0; done < group.Count;)
        {
            var statements = group.Skip(done).TakeWhile(write => write is StatementWrite).Cast<StatementWrite>().ToList();
            if (statements.Count > 1 && transaction.Connection!.CanCreateBatch) await RunAsync(statements, transaction);
            else foreach (var write in group.Skip(done).Take(Math.Max(1, statements.Count))) await write.RunAsync(transaction);
            done += Math.Max(1, statements.Count);
        }
    }

    private static async Task RunAsync(List<StatementWrite> statements, DbTransaction transaction)
    {
        await using var batch = transaction.Connection!.CreateBatch();
        batch.Transaction = transaction;
        foreach (var write in statements) batch.BatchCommands.Add(write.Statement.Fill(batch.CreateBatchCommand()));
        await batch.ExecuteNonQueryAsync();
        for (var i = 0; i < statements.Count; i++) statements[i].Changed(batch.BatchCommands[i].RecordsAffected);
    }

    /// <summary>The next group gets a new connection: this one may be cut, or hold half a transaction.</summary>
    private async Task CloseAsync()
    {
        if (_connection is { } connection) await connection.DisposeAsync();
        _connection = null;
    }

    private abstract class Write
    {
        public abstract bool IsCancelled();
        public abstract Task RunAsync(DbTransaction transaction);
        public abstract void Succeed();
        public abstract void Fail(Exception problem);
    }

    private abstract class Write<T>(CancellationToken cancellationToken) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Result => _done.Task;

        protected T Last { get; set; } = default!;

        public override bool IsCancelled() => cancellationToken.IsCancellationRequested && _done.TrySetCanceled(cancellationToken);

        public override void Succeed() => _done.SetResult(Last);

        public override void Fail(Exception problem) => _done.SetException(problem);
    }

    private sealed class CallWrite<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken) : Write<T>(cancellationToken)
    {
        public override async Task RunAsync(DbTransaction transaction) => Last = await write(transaction);
    }

    private sealed class StatementWrite(Statement statement, CancellationToken cancellationToken) : Write<int>(cancellationToken)
    {
        public Statement Statement => statement;

        public void Changed(int rows) => Last = rows;

        public override async Task RunAsync(DbTransaction transaction) =>
            Last = await transaction.Connection!.ExecuteAsync(statement.Sql, statement.Values, transaction);
    }
}

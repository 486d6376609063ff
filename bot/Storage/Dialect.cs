using System.Data.Common;
using PsoasBot.Conversations;

namespace PsoasBot.Storage;

/// <summary>What differs between the engines; everything else is the same SQL.</summary>
internal abstract class Dialect
{
    /// <summary>The engine's name as the migrations' variables see it.</summary>
    public abstract string Name { get; }

    /// <summary>Ends the inner select of a claim: other workers skip what is being claimed.</summary>
    public string SkipLocked => SkipLockedOf("");

    /// <summary>The same for one table of a join.</summary>
    public abstract string SkipLockedOf(string table);

    /// <summary>True where a freshly started worker is the only one, so that every lease in the store is a dead one.</summary>
    public abstract bool SingleWorker { get; }

    /// <summary>Stands before a claim; holds until its transaction ends, which is harmless for the look-ups by key that share it.</summary>
    public abstract string BeforeClaim { get; }

    /// <summary>A transaction that sees one moment and keeps no writer waiting.</summary>
    public abstract DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>After rows were restored with their numbers: new rows go on from there.</summary>
    public abstract string ContinueIdentity(string table);

    /// <summary>Compares with any of a list parameter.</summary>
    public abstract string AnyOf(string parameter);

    /// <summary>Compares with any row of a select; the select runs once.</summary>
    public abstract string AnyOfQuery(string select);

    /// <summary>The aggregate that joins texts.</summary>
    public abstract string JoinAggregate { get; }

    public abstract string IdentityColumn { get; }

    /// <summary>Statements that make a table refuse UPDATE and DELETE.</summary>
    public abstract string AppendOnly(string table);

    /// <summary>Keeps other processes from migrating at the same time, until the transaction ends.</summary>
    public abstract string MigrationLock { get; }

    public abstract string TableExists { get; }

    /// <summary>True for trouble that another attempt can get over.</summary>
    public abstract bool IsTransient(Exception problem);

    /// <summary>The trouble in plain words, or null where it is a bug and not the environment.</summary>
    public abstract string? Explain(Exception problem);

    /// <summary>Throws the trouble in plain words where it is the environment's; else returns, and the caller throws on.</summary>
    public void ThrowUnavailable(Exception problem)
    {
        if (Explain(problem) is { } words) throw new StoreUnavailableException(words, problem);
    }

    /// <summary>Fills the engine's ways of writing into a migration.</summary>
    public string Fill(string sql) =>
        sql.Replace("{identity}", IdentityColumn, StringComparison.Ordinal).Replace("string_agg(", JoinAggregate + "(", StringComparison.Ordinal).Replace("{append-only audit}", AppendOnly("audit"), StringComparison.Ordinal);

    public abstract DbDataSource Open(StoreOptions options);
}

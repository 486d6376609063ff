using PsoasBot.Conversations;

namespace PsoasBot.Storage;

/// <summary>
/// Keeps a second host off the same SQLite file: its worker would take the first one's leases for dead. The operating system releases the
/// lock when the process ends, however it ends.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream? _file;

    /// <exception cref="StoreUnavailableException">Another host runs on the file.</exception>
    public StoreLock(StoreOptions options)
    {
        if (options.ConnectionString is not "") return;
        var path = Path.GetFullPath(options.File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            _file = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem)
        {
            throw new StoreUnavailableException($"another PsoasBot runs on the store {options.File}; stop it, or give this one a store of its own", problem);
        }
    }

    public void Dispose() => _file?.Dispose();
}

using Microsoft.Extensions.Primitives;

namespace PsoasBot.Knowledge.Library;

/// <summary>Holds the snapshot and swaps it in one step. The first one is read at once, so that the first question finds it.</summary>
internal sealed partial class CommunityLibrary : ILibrary
{
    private readonly LibraryFolder _folder;
    private readonly ILogger<CommunityLibrary> _logger;
    private volatile LibrarySnapshot _current = LibrarySnapshot.Empty;
    private CancellationTokenSource _changed = new();
    private string? _stamp;

    public CommunityLibrary(LibraryFolder folder, ILogger<CommunityLibrary> logger)
    {
        (_folder, _logger) = (folder, logger);
        Refresh();
    }

    public LibrarySnapshot Current => _current;

    public IChangeToken Watch() => new CancellationChangeToken(Volatile.Read(ref _changed).Token);

    /// <summary>Reads the files again where anything moved; called by one watcher only.</summary>
    public void Refresh()
    {
        var stamp = _folder.Stamp();
        if (stamp == _stamp) return;
        _stamp = stamp;
        var snapshot = _folder.Read();
        if (snapshot.Version == _current.Version) return;
        Replace(snapshot);
    }

    private void Replace(LibrarySnapshot snapshot)
    {
        var isFirst = _current.Version.Length == 0;
        _current = snapshot;
        foreach (var problem in snapshot.Problems) LogProblem(problem.File, problem.Message);
        if (!isFirst || snapshot.Passages.Count > 0) LogRead(snapshot.Passages.Count, snapshot.Passages.Select(passage => passage.File).Distinct(StringComparer.Ordinal).Count());
        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The library has {Passages} passages from {Files} files")]
    private partial void LogRead(int passages, int files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}: {Problem}; it is left out")]
    private partial void LogProblem(string file, string problem);
}

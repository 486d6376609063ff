using System.Threading.Channels;

namespace PsoasBot.Knowledge.Library;

/// <summary>
/// Refreshes the library when its files change: soon after a notice of the file system, and now and then without one, since
/// notices get lost (network shares, overflows, a folder that appears later).
/// </summary>
internal sealed partial class LibraryWatcher(CommunityLibrary library, LibraryFolder folder, LibraryOptions options, TimeProvider time, ILogger<LibraryWatcher> logger)
    : BackgroundService
{
    // One notice is as good as many: a full channel drops the next one.
    private readonly Channel<bool> _notices = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private FileSystemWatcher? _watcher;

    public override void Dispose()
    {
        _watcher?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            Watch();
            await WaitAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                library.Refresh();
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogBroke(ex);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var rescan = new CancellationTokenSource(options.Rescan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(rescan.Token, cancellationToken);
        try
        {
            do
            {
                await _notices.Reader.ReadAsync(either.Token);
                await Task.Delay(options.Settle, time, cancellationToken);
            }
            while (_notices.Reader.Count > 0);
        }
        catch (OperationCanceledException)
        {
            // Time to stop, or for a look without a notice.
        }
    }

    private void Watch()
    {
        if (!Directory.Exists(folder.Path)) Unwatch();
        else if (_watcher is null) TryWatch();
    }

    private void TryWatch()
    {
        try
        {
            _watcher = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = true };
            _watcher.Created += (_, _) => Notice();
            _watcher.Changed += (_, _) => Notice();
            _watcher.Deleted += (_, _) => Notice();
            _watcher.Renamed += (_, _) => Notice();
            _watcher.Error += (_, _) => Notice();
            _watcher.EnableRaisingEvents = true;
            // Something may have changed between the last reading and this moment.
            Notice();
        }
        catch (IOException ex)
        {
            Unwatch();
            LogNoNotices(ex);
        }
    }

    private void Unwatch()
    {
        _watcher?.Dispose();
        _watcher = null;
    }

    private void Notice() => _notices.Writer.TryWrite(true);

    [LoggerMessage(Level = LogLevel.Error, Message = "The library could not be read again; the earlier one stays in use")]
    private partial void LogBroke(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The file system gives no notices for the library; it is looked through now and then")]
    private partial void LogNoNotices(Exception exception);
}

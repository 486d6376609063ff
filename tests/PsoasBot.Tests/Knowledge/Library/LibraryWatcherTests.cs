using Microsoft.Extensions.Logging.Abstractions;
using PsoasBot.Knowledge.Library;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Knowledge.Library;

public sealed class LibraryWatcherTests : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private LibraryWatcher? _watcher;

    [Fact]
    public async Task A_changed_file_is_read_while_running_and_a_held_snapshot_stays_whole()
    {
        _folder.Write("a.md", "The first wording.");
        var library = await StartAsync(new LibraryOptions { Settle = TimeSpan.FromMilliseconds(20) });
        var held = library.Current;
        var changed = ChangeOf(library);

        _folder.Write("a.md", "The second wording.");
        await changed;

        Assert.Equal("The second wording.", Assert.Single(library.Current.Passages).Text);
        Assert.Equal("The first wording.", Assert.Single(held.Passages).Text);
    }

    [Fact]
    public async Task A_folder_that_appears_later_is_found_by_the_rescan()
    {
        var library = await StartAsync(new LibraryOptions { Rescan = TimeSpan.FromMilliseconds(50) }, "later");
        var changed = ChangeOf(library);

        _folder.Write("later/a.md", "Here now.");
        await changed;

        Assert.Single(library.Current.Passages);
    }

    [Fact]
    public async Task A_removed_file_leaves_the_library()
    {
        var path = _folder.Write("a.md", "Soon gone.");
        var library = await StartAsync(new LibraryOptions { Settle = TimeSpan.FromMilliseconds(20) });
        var changed = ChangeOf(library);

        File.Delete(path);
        await changed;

        Assert.Empty(library.Current.Passages);
    }

    public async ValueTask DisposeAsync()
    {
        if (_watcher is not null) await _watcher.StopAsync(CancellationToken.None);
        _watcher?.Dispose();
        _folder.Dispose();
    }

    private static Task ChangeOf(CommunityLibrary library)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        library.Watch().RegisterChangeCallback(_ => changed.TrySetResult(), null);
        return changed.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private async Task<CommunityLibrary> StartAsync(LibraryOptions options, string below = "")
    {
        var folder = new LibraryFolder(Path.Combine(_folder.Path, below), options);
        var library = new CommunityLibrary(folder, NullLogger<CommunityLibrary>.Instance);
        _watcher = new LibraryWatcher(library, folder, options, TimeProvider.System, NullLogger<LibraryWatcher>.Instance);
        await _watcher.StartAsync(TestContext.Current.CancellationToken);
        return library;
    }
}

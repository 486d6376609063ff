using System.Net;
using System.Net.Sockets;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Hosting;

/// <summary>The program as an operator meets it: started as a process, read by its lines and its exit code.</summary>
public sealed class HostProcessTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task It_says_where_it_answers_is_healthy_and_stops_when_asked()
    {
        using var bot = BotProcess.Start(Project.Root, _folder.Path, "--port", "0");

        var address = await bot.AddressAsync();
        using var http = new HttpClient();
        var health = await http.GetStringAsync(new Uri(address, "/healthz"), TestContext.Current.CancellationToken);
        await bot.TerminateAsync();

        Assert.Contains("\"status\":\"ready\"", health, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ExitCodeAsync());
        Assert.Empty(bot.Errors);
    }

    [Fact]
    public async Task It_finds_the_project_from_any_folder()
    {
        using var bot = BotProcess.Start(_folder.Path, _folder.Path, "--port", "0");

        await bot.AddressAsync();
        await bot.TerminateAsync();

        Assert.Equal(0, await bot.ExitCodeAsync());
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        using var bot = BotProcess.Start(Project.Root, _folder.Path, "--port", $"{((IPEndPoint)other.LocalEndpoint).Port}");

        Assert.Equal(3, await bot.ExitCodeAsync());
        Assert.Contains("port is taken", Assert.Single(bot.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_knowledge_is_told_with_file_and_line()
    {
        _folder.Write("appsettings.json", """{"Knowledge":{"Folder":"knowledge"}}""");
        _folder.Write("knowledge/sources/one.md", "---\nslug: one\n---\n\n## 1\nText.\n");

        using var bot = BotProcess.Start(_folder.Path, _folder.Path, "--port", "0");

        Assert.Equal(4, await bot.ExitCodeAsync());
        Assert.Contains(bot.Errors, line => line.StartsWith("sources/one.md:", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Errors, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_setting_is_told_in_one_line()
    {
        using var bot = BotProcess.Start(Project.Root, _folder.Path, "--port", "70000");

        Assert.Equal(2, await bot.ExitCodeAsync());
        Assert.Contains("Port", Assert.Single(bot.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_another_one_uses_is_told_in_one_line()
    {
        using var first = BotProcess.Start(Project.Root, _folder.Path, "--port", "0");
        await first.AddressAsync();

        using var second = BotProcess.Start(Project.Root, _folder.Path, "--port", "0");

        Assert.Equal(5, await second.ExitCodeAsync());
        Assert.Contains("another PsoasBot runs on the store", Assert.Single(second.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain(second.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}

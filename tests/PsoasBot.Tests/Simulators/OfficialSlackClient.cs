using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Simulators;

/// <summary>Slack's own JavaScript clients (@slack/socket-mode, @slack/web-api) in a process of their own, connected to the simulator.</summary>
internal sealed class OfficialSlackClient : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Project.Root, "tests", "official-clients");
    private readonly Process _process;
    private readonly ConcurrentQueue<JsonObject> _said = new();

    private OfficialSlackClient(Process process) => _process = process;

    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules", "@slack", "socket-mode"));

    /// <summary>Starts the clients and waits until they are connected.</summary>
    public static async Task<OfficialSlackClient> StartAsync(SlackSimulator slack)
    {
        Assert.SkipUnless(IsInstalled, "run 'npm ci' in tests/official-clients first (needs Node 20)");
        var client = new OfficialSlackClient(Process.Start(new ProcessStartInfo("node", ["slack.mjs", slack.Api.ToString(), slack.AppToken, slack.BotToken])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!);
        client._process.OutputDataReceived += (_, line) => { if (line.Data is { } text && text.StartsWith('{')) client._said.Enqueue(JsonNode.Parse(text)!.AsObject()); };
        client._process.ErrorDataReceived += (_, line) => { if (line.Data is { Length: > 0 } text) client._said.Enqueue(new JsonObject { ["what"] = "stderr", ["text"] = text }); };
        client._process.BeginOutputReadLine();
        client._process.BeginErrorReadLine();
        await client.SeenAsync(() => client.Said("connected").Count == 1);
        return client;
    }

    public IReadOnlyList<JsonObject> Said(string what) => [.. _said.Where(each => (string?)each["what"] == what)];

    public IReadOnlyList<JsonObject> Events(string kind) => [.. Said("event").Where(each => (string?)each["kind"] == kind)];

    /// <summary>Calls a method of the Web API; the reply, or what the client makes of a refusal.</summary>
    public async Task<JsonObject> CallAsync(string method, JsonObject arguments)
    {
        var before = Said("reply").Count + Said("refused").Count;
        await _process.StandardInput.WriteLineAsync(new JsonObject { ["call"] = method, ["with"] = arguments }.ToJsonString());
        await _process.StandardInput.FlushAsync();
        await SeenAsync(() => Said("reply").Count + Said("refused").Count > before);
        return _said.Last(each => (string?)each["what"] is "reply" or "refused");
    }

    public async Task SeenAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            if (timeout.IsCancellationRequested) Assert.Fail($"the client says: {string.Join('\n', _said.Select(each => each.ToJsonString()))}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}

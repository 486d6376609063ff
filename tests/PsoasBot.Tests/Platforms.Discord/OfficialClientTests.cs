using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

/// <summary>The official JavaScript client holds the simulator to the protocol.</summary>
public sealed class OfficialClientTests
{
    private static readonly string Folder = Path.Combine(Project.Root, "tests", "official-clients");

    [Theory]
    [InlineData("")]
    [InlineData("zlib")]
    public async Task The_official_client_connects_beats_resumes_and_sees_what_came_meanwhile(string compression)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "@discordjs", "ws")), "run 'npm ci' in tests/official-clients first (needs Node 20)");
        await using var discord = await DiscordSimulator.StartAsync();
        discord.HeartbeatInterval = 500;
        using var client = Process.Start(new ProcessStartInfo("node", ["discord.mjs", discord.Api.ToString(), discord.Token, compression]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var said = new ConcurrentQueue<JsonObject>();
        client.OutputDataReceived += (_, line) => { if (line.Data is { } text && text.StartsWith('{')) said.Enqueue(JsonNode.Parse(text)!.AsObject()); };
        client.ErrorDataReceived += (_, line) => { if (line.Data is { Length: > 0 } text) said.Enqueue(new JsonObject { ["what"] = "stderr", ["text"] = text }); };
        client.BeginOutputReadLine();
        client.BeginErrorReadLine();
        try
        {
            await SeenAsync(() => Said("ready") && Said("beat"));
            discord.DropConnections();
            await DiscordHost.Until(() => discord.LiveConnections == 0);
            var message = discord.People.Write("600000000000000001", "while you were away");
            await SeenAsync(() => said.Any(each => (string?)each["type"] == "MESSAGE_CREATE" && (string?)each["id"] == message.Id) && Said("resumed"));
            discord.AskReconnect();
            await SeenAsync(() => discord.Counts.Resumes == 2 && discord.LiveConnections == 1);
            discord.InvalidateSessions(resumable: false);
            await SeenAsync(() => discord.Counts.Identifies == 2);
            Assert.Equal(compression.Length > 0, discord.Counts.CompressedConnections > 0);
        }
        finally
        {
            client.Kill();
        }

        async Task SeenAsync(Func<bool> condition)
        {
            try
            {
                await DiscordHost.Until(condition, TimeSpan.FromSeconds(30));
            }
            catch (TimeoutException)
            {
                Assert.Fail($"the client says: {string.Join('\n', said.Select(each => each.ToJsonString()))}");
            }
        }

        bool Said(string what) => said.Any(each => (string?)each["what"] == what);
    }
}

using PsoasBot.Platforms;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class LifecycleTests
{
    private const string Ann = "600000000000000001";
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Fact]
    public async Task What_happened_while_the_connection_was_down_is_replayed_and_answered_once()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        host.Discord.DropConnections();
        await DiscordHost.Until(() => host.Discord.LiveConnections == 0);
        var asked = host.People.Write(Ann, "what does the psoas do?", mention: true);
        await host.People.AnswerAsync(asked.Id);
        Assert.Equal(1, host.Discord.Counts.Identifies);
        Assert.Equal(1, host.Discord.Counts.Resumes);
        Assert.Single(host.People.Answers(asked.Id));
    }

    [Fact]
    public async Task A_compressed_connection_carries_the_same()
    {
        await using var host = await DiscordHost.StartAsync(Answerer, settings: ("Discord:Compress", "true"));
        await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        host.Discord.DropConnections();
        await DiscordHost.Until(() => host.Discord.LiveConnections == 0);
        List<string> asked = [.. Enumerable.Range(0, 60).Select(i => host.People.Write($"6000000000000000{i:00}", $"{i} {new string('ü', 20 * i)}", mention: true).Id)];
        await DiscordHost.Until(() => asked.TrueForAll(id => host.Discord.Thread(id) is not null), TimeSpan.FromSeconds(60));
        Assert.Equal((1, 1, 2), (host.Discord.Counts.Identifies, host.Discord.Counts.Resumes, host.Discord.Counts.CompressedConnections));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task Op_7_resumes_without_a_new_identify()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        host.Discord.AskReconnect();
        await DiscordHost.Until(() => host.Discord.Counts.Resumes == 1);
        await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        Assert.Equal(1, host.Discord.Counts.Identifies);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task An_invalid_session_is_identified_anew()
    {
        var discord = await DiscordSimulator.StartAsync();
        await using var host = await DiscordHost.StartAsync(Answerer, discord);
        discord.InvalidateSessions(resumable: false);
        await DiscordHost.Until(() => discord.Counts.Identifies == 2, TimeSpan.FromSeconds(15));
        await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_dead_session_ends_in_an_identify_and_not_in_a_loop_of_resumes()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        host.Discord.Faults.RefuseResumes = 1;
        host.Discord.CloseConnections(4000);
        await DiscordHost.Until(() => host.Discord.Counts.Identifies == 2, TimeSpan.FromSeconds(15));
        Assert.Equal(1, host.Discord.Counts.Resumes);
    }

    [Fact]
    public async Task A_connection_that_answers_no_beats_is_closed_and_resumed()
    {
        var discord = await DiscordSimulator.StartAsync();
        discord.HeartbeatInterval = 100;
        discord.Faults.IsMute = true;
        await using var host = await DiscordHost.StartAsync(Answerer, discord, waitForReady: false);
        await DiscordHost.Until(() => discord.Counts.Resumes >= 1);
        discord.Faults.IsMute = false;
        await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        Assert.Equal(1, discord.Counts.Identifies);
    }

    [Theory]
    [InlineData(4004, "PSOASBOT_DISCORD_TOKEN")]
    [InlineData(4014, "Message Content")]
    [InlineData(4011, "Discord:Shards")]
    public async Task A_close_for_good_turns_health_red_with_words_and_is_not_tried_again(int code, string word)
    {
        var discord = await DiscordSimulator.StartAsync();
        discord.CloseIdentifyWith = code;
        await using var host = await DiscordHost.StartAsync(Answerer, discord, waitForReady: false);
        await DiscordHost.Until(() => host.Health.State == PlatformState.Degraded);
        Assert.Contains(word, host.Health.Says, StringComparison.Ordinal);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(1, discord.Counts.Identifies);
    }

    [Fact]
    public async Task A_connection_that_stays_away_turns_health_red_and_its_return_green()
    {
        await using var host = await DiscordHost.StartAsync(Answerer, settings: ("Discord:ReconnectGrace", "00:00:01"));
        Assert.Equal(PlatformState.Ready, host.Health.State);
        host.Discord.CloseIdentifyWith = 4000;
        host.Discord.InvalidateSessions(resumable: false);
        await DiscordHost.Until(() => host.Health.State == PlatformState.Degraded);
        host.Discord.CloseIdentifyWith = null;
        await DiscordHost.Until(() => host.Health.State == PlatformState.Ready);
    }

    [Fact]
    public async Task Several_shards_share_a_process_and_identify_one_after_the_other()
    {
        var discord = await DiscordSimulator.StartAsync();
        (discord.RecommendedShards, discord.MaxConcurrency) = (4, 4);
        discord.Guilds.Add("700000000004194305");
        await using var host = await DiscordHost.StartAsync(Answerer, discord);
        await DiscordHost.Until(() => discord.LiveConnections == 4);
        foreach (var guild in discord.Guilds)
        {
            var asked = host.People.Ask(Ann, "what does it do?", guild: guild);
            await host.People.AnswerAsync(asked);
        }
        Assert.Equal("4 shards are connected", host.Health.Says);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_graceful_stop_ends_the_session()
    {
        var host = await DiscordHost.StartAsync(Answerer);
        await host.StopAsync();
        await DiscordHost.Until(() => host.Discord.LiveConnections == 0);
        await host.Discord.DisposeAsync();
    }
}

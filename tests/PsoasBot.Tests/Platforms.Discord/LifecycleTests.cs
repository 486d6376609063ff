using System.Text.Json.Nodes;
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
        host.Discord.IsUnreachable = true;
        host.Discord.DropConnections();
        await DiscordHost.Until(() => host.Discord.LiveConnections == 0);
        var asked = host.People.Write(Ann, "what does the psoas do?", mention: true);
        // Longer than it takes to try three times: the session is not to be thrown away for that.
        await DiscordHost.Until(() => host.Discord.Counts.ConnectionsTurnedAway >= 4);
        host.Discord.IsUnreachable = false;
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
        host.Discord.IsUnreachable = true;
        host.Discord.DropConnections();
        await DiscordHost.Until(() => host.Discord.LiveConnections == 0);
        List<string> asked = [.. Enumerable.Range(0, 60).Select(i => host.People.Write($"6000000000000000{i:00}", $"{i} {new string('ü', 20 * i)}", mention: true).Id)];
        host.Discord.IsUnreachable = false;
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

    [Fact]
    public async Task A_late_ack_is_an_ack_and_one_that_is_later_than_the_next_beat_is_none()
    {
        var discord = await DiscordSimulator.StartAsync();
        (discord.HeartbeatInterval, discord.Faults.AckAfter) = (1_000, TimeSpan.FromMilliseconds(300));
        await using var host = await DiscordHost.StartAsync(Answerer, discord);
        await Task.Delay(3_500, TestContext.Current.CancellationToken);
        Assert.Equal((1, 0), (discord.Counts.Identifies, discord.Counts.Resumes));
        discord.Faults.AckAfter = TimeSpan.FromSeconds(30);
        await DiscordHost.Until(() => discord.Counts.Resumes >= 1);
        discord.Faults.AckAfter = TimeSpan.Zero;
        await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        Assert.Equal(1, discord.Counts.Identifies);
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(4000, false)]
    [InlineData(4001, false)]
    [InlineData(4002, false)]
    [InlineData(4003, false)]
    [InlineData(4005, false)]
    [InlineData(4007, true)]
    [InlineData(4008, false)]
    [InlineData(4009, true)]
    public async Task After_any_other_close_code_the_bot_is_back_and_answers(int code, bool needsIdentify)
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        host.Discord.CloseConnections(code);
        await DiscordHost.Until(() => host.Discord.Counts.Resumes + host.Discord.Counts.Identifies == 2, TimeSpan.FromSeconds(30));
        await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        Assert.Equal(needsIdentify ? 2 : 1, host.Discord.Counts.Identifies);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task Events_with_missing_and_null_parts_break_neither_the_connection_nor_what_comes_after_them()
    {
        await using var host = await DiscordHost.StartAsync(Answerer, settings: ("Conversations:CommunityPerMinute", "100000"));
        var random = new Random(12);
        var message = JsonNode.Parse($$$$"""{"id":"5","channel_id":"{{{{DiscordSimulator.ChannelId}}}}","guild_id":"{{{{DiscordSimulator.GuildId}}}}","type":0,"content":"<@{{{{DiscordSimulator.BotId}}}}> hi","author":{"id":"6","bot":false},"member":{"roles":["1"]},"mentions":[{"id":"{{{{DiscordSimulator.BotId}}}}"}],"referenced_message":{"id":"4","author":{"id":"7"},"embeds":[{"footer":{"text":"id x"}}]}}""")!;
        var command = JsonNode.Parse("""{"id":"8","application_id":"9","type":2,"token":"t","guild_id":"1","channel_id":"2","channel":{"id":"2","type":11,"parent_id":"3"},"member":{"user":{"id":"6"},"permissions":"8","roles":[]},"data":{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"hi","focused":true}],"custom_id":"psoas:next:x:1","components":[{"type":18,"component":{"custom_id":"reason","value":"x"}}]},"message":{"id":"3"}}""")!;
        var guild = JsonNode.Parse("""{"id":"1","threads":[{"id":"2","type":11,"parent_id":"3","owner_id":"4"}]}""")!;
        foreach (var (type, whole) in new[] { ("MESSAGE_CREATE", message), ("INTERACTION_CREATE", command), ("GUILD_CREATE", guild), ("THREAD_LIST_SYNC", guild), ("THREAD_DELETE", guild) })
        {
            for (var i = 0; i < 60; i++)
            {
                var damaged = whole.DeepClone().AsObject();
                if (type == "INTERACTION_CREATE") damaged["type"] = random.Next(1, 7);
                for (var cuts = random.Next(1, 4); cuts > 0; cuts--) Damage(damaged, random);
                host.People.Send(type, damaged, DiscordSimulator.GuildId);
            }
        }
        await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        Assert.Equal((1, 0), (host.Discord.Counts.Identifies, host.Discord.Counts.Resumes));
        Assert.Equal(PlatformState.Ready, host.Health.State);
    }

    /// <summary>Takes a part away, makes it null, or puts something in its place that nobody expects there.</summary>
    private static void Damage(JsonObject node, Random random)
    {
        if (node.Count == 0) return;
        var (name, value) = node.ElementAt(random.Next(node.Count));
        if (value is JsonObject inner && random.Next(3) > 0)
        {
            Damage(inner, random);
            return;
        }
        switch (random.Next(3))
        {
            case 0:
                node.Remove(name);
                break;
            case 1:
                node[name] = null;
                break;
            default:
                node[name] = random.Next(2) == 0 ? new JsonArray(1, null) : JsonValue.Create("?");
                break;
        }
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

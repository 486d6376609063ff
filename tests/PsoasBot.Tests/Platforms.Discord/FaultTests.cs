using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class FaultTests
{
    /// <summary>At its full size it takes three minutes, so it is run on demand.</summary>
    private const string FullSize = "PSOASBOT_FULL_FAULTS";

    private static readonly bool IsFull = Environment.GetEnvironmentVariable(FullSize) is { Length: > 0 };
    private static readonly int Questions = IsFull ? 2_000 : 300;

    /// <summary>Two beats of waiting (op 9) and an identify's five seconds; a resume comes sooner.</summary>
    private static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Every_question_is_answered_exactly_once_whatever_goes_wrong()
    {
        var discord = await DiscordSimulator.StartAsync(seed: 5);
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For), discord, settings:
        [
            ("Conversations:MemberPerMinute", "100000"), ("Conversations:CommunityPerMinute", "100000"), ("Conversations:Lanes", "16"), ("Discord:RequestTimeout", "00:00:02"),
        ]);
        var faults = discord.Faults;
        (faults.TooManyHtml, faults.GlobalLimit, faults.ServerError, faults.LostReply, faults.DuplicateEvent, faults.ReplayMore) = (0.02, 0.01, 0.04, 0.04, 0.1, 5);
        using var over = new CancellationTokenSource();
        var trouble = DisturbAsync(discord, over.Token);
        var storms = StormAsync(discord, over.Token);
        List<(string Id, bool IsMention)> asked = [];
        for (var i = 0; i < Questions; i++)
        {
            var member = $"60000000000000{i % 50:0000}";
            var text = $"question {i}: what does it do?";
            asked.Add(i % 5 == 0 ? (host.People.Write(member, text, mention: true).Id, true) : (host.People.Ask(member, text, isPrivate: i % 3 == 0), false));
            await Task.Delay(IsFull ? 95 : 45, TestContext.Current.CancellationToken);
        }
        await over.CancelAsync();
        var disturbances = await trouble;
        await storms;
        // What went wrong goes on being wrong for requests until the last answer stands.
        try
        {
            await DiscordHost.Until(() => asked.TrueForAll(each => host.People.Answers(each.Id).Count > 0 || IsMissed(host, each)), TimeSpan.FromSeconds(90));
        }
        catch (TimeoutException)
        {
            Assert.Fail(await SaysAsync(host, asked));
        }
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        var missed = asked.Count(each => IsMissed(host, each));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Questions} questions, {disturbances} disturbances, {discord.Counts.Resumes} resumes, {discord.Counts.Identifies} identifies, {discord.Counts.TooMany} 429s, {discord.Counts.Errors} 5xx, {missed} clicks too old, away for {discord.Counts.LongestAway.TotalSeconds:0.0} s at most");
        Assert.All(asked, each => Assert.InRange(Count(host, each.Id), IsMissed(host, each) ? 0 : 1, 1));
        // A click that the bot heard of only after three seconds is dead on Discord's side; the member has seen that and asks again.
        Assert.InRange(missed, 0, Questions / 4);
        Assert.Empty(discord.Violations);
        Assert.Equal(0, discord.Counts.TooSoon);
        Assert.InRange(disturbances, IsFull ? 200 : 10, int.MaxValue);
        Assert.InRange(discord.Counts.LongestAway, TimeSpan.Zero, LongestAway);
    }

    /// <summary>The interaction was older than three seconds when the bot heard of it, so nobody may answer it any more.</summary>
    private static bool IsMissed(DiscordHost host, (string Id, bool IsMention) asked) =>
        !asked.IsMention && host.People.FirstReply(asked.Id) is null && host.Discord.IsTooOld(asked.Id) && host.People.Answers(asked.Id).Count == 0;

    /// <summary>Answers where they belong; and those that went into the channel because the interaction's token was worth nothing.</summary>
    private static int Count(DiscordHost host, string id) => host.People.Answers(id).Count;

    private static async Task<string> SaysAsync(DiscordHost host, List<(string Id, bool IsMention)> asked) =>
        $"{asked.Count(each => host.People.Answers(each.Id).Count == 0 && !IsMissed(host, each))} questions without an answer ({asked.Count(each => each.IsMention && host.People.Answers(each.Id).Count == 0)} of them mentions), "
        + $"{await OpenAsync(host)} open in the inbox; {host.Health.Says}; {host.Discord.LiveConnections} live connections; {string.Join("; ", host.Discord.Violations)}";

    private static ValueTask<int> OpenAsync(DiscordHost host) => host.Services.GetRequiredService<IInbox>().CountOpenAsync(TestContext.Current.CancellationToken);

    /// <summary>Storms of 429s: for half a second most requests are refused, then for a while a few.</summary>
    private static async Task StormAsync(DiscordSimulator discord, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                discord.Faults.TooMany = 0.7;
                await Task.Delay(500, cancellationToken);
                discord.Faults.TooMany = 0.04;
                await Task.Delay(4_000, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            discord.Faults.TooMany = 0.04;
        }
    }

    private static async Task<int> DisturbAsync(DiscordSimulator discord, CancellationToken cancellationToken)
    {
        var random = new Random(9);
        var count = 0;
        try
        {
            while (true)
            {
                await Task.Delay(random.Next(100, 300), cancellationToken);
                while (discord.LiveConnections == 0) await Task.Delay(20, cancellationToken);
                count++;
                // Few sessions end for good: each costs an identify, which Discord allows every five seconds only.
                switch (count % 60 == 12 ? 19 : random.Next(19))
                {
                    case < 8:
                        discord.DropConnections();
                        break;
                    case < 12:
                        discord.CloseConnections(random.Next(2) == 0 ? 4000 : 1001);
                        break;
                    case < 16:
                        discord.AskReconnect();
                        break;
                    case < 19:
                        discord.InvalidateSessions(resumable: true);
                        break;
                    default:
                        discord.InvalidateSessions(resumable: false);
                        break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return count;
        }
    }
}

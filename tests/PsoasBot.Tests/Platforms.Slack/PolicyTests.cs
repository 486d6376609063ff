using System.Text;
using PsoasBot.Moderation.Review;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Slack;
using PsoasBot.Platforms.Slack.Intake;
using PsoasBot.Platforms.Slack.Socket;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed class PolicyTests
{
    private static readonly SocketPolicy Sockets = new(new Random(7));

    [Fact]
    public void What_is_only_read_is_asked_for_again_when_slack_says_and_not_where_it_refuses()
    {
        Assert.Equal(TimeSpan.FromSeconds(60), WebPolicy.RepeatAfter(new SlackReply.Later(TimeSpan.FromSeconds(60)), attempt: 1));
        Assert.Equal(TimeSpan.FromSeconds(0.5), WebPolicy.RepeatAfter(new SlackReply.Unknown("status 503"), attempt: 1));
        Assert.Equal(TimeSpan.FromSeconds(10), WebPolicy.RepeatAfter(new SlackReply.Unknown("status 503"), attempt: 30));
        Assert.Null(WebPolicy.RepeatAfter(new SlackReply.Refused("not_in_channel"), attempt: 1));
    }

    [Theory]
    [InlineData("warning", 0, 0)]
    [InlineData("refresh_requested", 0, 0)]
    [InlineData("too_many_websockets", 30, 60)]
    [InlineData("link_disabled", 60, 60)]
    [InlineData("something_new", 0, 0)]
    [InlineData(null, 0, 0)]
    public void A_disconnect_says_when_the_next_socket_opens(string? reason, int least, int most)
    {
        var next = Assert.IsType<NextSocket.Open>(Sockets.After(new SocketEvent(SocketEnd.Asked, reason, null, 0)));
        Assert.InRange(next.After.TotalSeconds, least, most);
        Assert.Equal(least > 0, next.Trouble is not null);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("token_revoked")]
    [InlineData("not_allowed_token_type")]
    [InlineData("missing_scope")]
    public void A_refused_token_stops_with_words(string error) =>
        Assert.Contains(SlackTokens.AppVariable, Assert.IsType<NextSocket.Stop>(Sockets.After(new SocketEvent(SocketEnd.NotConnected, error, null, 1))).Why, StringComparison.Ordinal);

    [Fact]
    public void Failures_wait_longer_and_longer_and_never_over_a_minute()
    {
        var waits = Enumerable.Range(0, 40).Select(failures => Assert.IsType<NextSocket.Open>(Sockets.After(new SocketEvent(SocketEnd.NotConnected, null, null, failures))).After).ToList();
        Assert.Equal(TimeSpan.Zero, waits[0]);
        for (var i = 1; i < waits.Count; i++) Assert.InRange(waits[i].TotalSeconds, Math.Min(60, Math.Pow(2, i - 1)) / 2, Math.Min(60, Math.Pow(2, i - 1)));
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.IsType<NextSocket.Open>(Sockets.After(new SocketEvent(SocketEnd.NotConnected, null, TimeSpan.FromSeconds(17), 3))).After);
        Assert.Equal(TimeSpan.Zero, Assert.IsType<NextSocket.Open>(Sockets.After(new SocketEvent(SocketEnd.Deaf, null, null, 0))).After);
    }

    [Fact]
    public void A_connection_that_breaks_is_replaced_at_once_and_one_that_always_ends_at_once_is_not_hurried()
    {
        var waits = Enumerable.Range(0, 18).Select(lives => Assert.IsType<NextSocket.Open>(Sockets.After(new SocketEvent(SocketEnd.Closed, null, null, 0, lives))).After.TotalMilliseconds);
        Assert.Equal([.. Enumerable.Repeat(0.0, 11), 250, 500, 1_000, 1_000, 1_000, 1_000, 1_000], waits);
    }

    [Theory]
    [InlineData(0.05, null)]
    [InlineData(0.25, null)]
    [InlineData(3, null)]
    [InlineData(0.25, "warning")]
    [InlineData(0.25, "something_new")]
    public void However_short_the_connections_live_slack_is_not_asked_for_one_after_the_other(double seconds, string? word)
    {
        var kind = word is null ? SocketEnd.Closed : SocketEnd.Asked;
        var lives = new ShortLives();
        var (now, lived) = (DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(seconds));
        List<DateTimeOffset> opened = [];
        while (now < DateTimeOffset.UnixEpoch.AddMinutes(10))
        {
            opened.Add(now);
            now += lived;
            now += Assert.IsType<NextSocket.Open>(Sockets.After(new SocketEvent(kind, word, null, 0, lives.Ended(lived, now)))).After;
        }
        Assert.All(Enumerable.Range(0, 9), minute => Assert.InRange(opened.Count(at => at >= DateTimeOffset.UnixEpoch.AddMinutes(minute) && at < DateTimeOffset.UnixEpoch.AddMinutes(minute + 1)), 1, 75));
    }

    [Fact]
    public void Short_lives_are_forgotten_after_a_minute_and_a_long_one_is_none()
    {
        var lives = new ShortLives();
        var now = DateTimeOffset.UnixEpoch;
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => lives.Ended(TimeSpan.FromSeconds(1), now)).ToList());
        Assert.Equal(0, lives.Ended(ShortLives.Short, now));
        Assert.Equal(1, lives.Ended(TimeSpan.FromSeconds(1), now.AddMinutes(1)));
    }

    [Theory]
    [InlineData(200, null, """{"ok":true}""", true, "Ok")]
    [InlineData(200, null, """{"ok":false,"error":"channel_not_found"}""", true, "Refused channel_not_found")]
    [InlineData(200, "7", """{"ok":false,"error":"ratelimited"}""", true, "Later 7")]
    [InlineData(429, "3", "<html>", true, "Later 3")]
    [InlineData(429, null, "", true, "Later 1")]
    [InlineData(200, null, """{"ok":false,"error":"internal_error"}""", true, "Unknown")]
    [InlineData(503, null, "<html>Service Unavailable</html>", true, "Unknown")]
    [InlineData(200, null, "<html>trouble</html>", true, "Unknown")]
    [InlineData(200, null, "{\"ok\":", true, "Unknown")]
    [InlineData(200, null, "ok", false, "Ok")]
    [InlineData(200, null, "OK - 123", false, "Ok")]
    [InlineData(200, null, "", false, "Ok")]
    [InlineData(200, null, "\n<!DOCTYPE html><html>trouble</html>", false, "Unknown")]
    [InlineData(404, null, "used_url", false, "Refused used_url")]
    [InlineData(404, null, """{"ok":false,"error":"expired_url"}""", false, "Refused expired_url")]
    [InlineData(410, null, "<html>", false, "Refused expired_url")]
    [InlineData(400, null, "", false, "Refused status_400")]
    public void Every_kind_of_reply_is_judged(int status, string? retryAfter, string body, bool isWebApi, string expected)
    {
        var judged = WebPolicy.Judge(status, retryAfter, Encoding.UTF8.GetBytes(body), isWebApi) switch
        {
            SlackReply.Ok => "Ok",
            SlackReply.Refused refused => $"Refused {refused.Error}",
            SlackReply.Later later => FormattableString.Invariant($"Later {later.After.TotalSeconds}"),
            _ => "Unknown",
        };
        Assert.Equal(expected, judged);
    }

    [Fact]
    public void A_limit_counts_for_its_method_and_channel_alone()
    {
        var limits = new SlackLimits();
        var now = DateTimeOffset.UnixEpoch;
        limits.Exceeded("chat.postMessage C1", TimeSpan.FromSeconds(5), now);
        limits.Exceeded("chat.postMessage C1", TimeSpan.FromSeconds(2), now);
        Assert.Equal(TimeSpan.FromSeconds(4), limits.Wait("chat.postMessage C1", now.AddSeconds(1)));
        Assert.Equal(TimeSpan.Zero, limits.Wait("chat.postMessage C2", now));
        Assert.Equal(TimeSpan.Zero, limits.Wait("chat.update C1", now));
        Assert.Equal(TimeSpan.Zero, limits.Wait("chat.postMessage C1", now.AddSeconds(5)));
    }

    [Fact]
    public async Task An_event_counts_as_seen_from_its_end_however_long_it_took()
    {
        var time = new ManualTime();
        var seen = new SeenEvents(time);
        var token = TestContext.Current.CancellationToken;
        var gate = new TaskCompletionSource();
        var count = 0;
        var first = seen.OnceAsync("Ev1", async () => { count++; await gate.Task; }, token).AsTask();
        time.Advance(SeenEvents.KeptFor * 2);
        gate.SetResult();
        await first;
        time.Advance(SeenEvents.KeptFor - TimeSpan.FromSeconds(1));
        await seen.OnceAsync("Ev1", () => { count++; return ValueTask.CompletedTask; }, token);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task An_event_is_handled_once_its_repetition_waits_and_a_failed_one_is_handled_anew()
    {
        var time = new ManualTime();
        var seen = new SeenEvents(time);
        var token = TestContext.Current.CancellationToken;
        var gate = new TaskCompletionSource();
        var count = 0;
        var first = seen.OnceAsync("Ev1", async () => { count++; await gate.Task; }, token).AsTask();
        var second = seen.OnceAsync("Ev1", () => { count++; return ValueTask.CompletedTask; }, token).AsTask();
        Assert.False(second.IsCompleted);
        gate.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(1, count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => seen.OnceAsync("Ev2", () => throw new InvalidOperationException(), token).AsTask());
        await seen.OnceAsync("Ev2", () => { count++; return ValueTask.CompletedTask; }, token);
        Assert.Equal(2, count);
        time.Advance(TimeSpan.FromMinutes(6));
        await seen.OnceAsync("Ev1", () => { count++; return ValueTask.CompletedTask; }, token);
        Assert.Equal(2, count);
        time.Advance(SeenEvents.KeptFor);
        await seen.OnceAsync("Ev1", () => { count++; return ValueTask.CompletedTask; }, token);
        Assert.Equal(3, count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(299)]
    [InlineData(301)]
    [InlineData(899)]
    [InlineData(100_000)]
    public async Task An_event_is_known_for_longer_than_slack_repeats_it_whenever_it_came(int beforeSeconds)
    {
        var time = new ManualTime();
        var seen = new SeenEvents(time);
        var count = 0;
        await HandleAsync("Before", 0);
        await HandleAsync("Ev1", beforeSeconds);
        var once = count;
        for (var i = 0; i < SeenEvents.KeptFor.TotalSeconds; i += 50) await HandleAsync("Ev1", 50);
        Assert.Equal(once, count);
        await HandleAsync("Ev1", (int)SeenEvents.KeptFor.TotalSeconds);
        Assert.Equal(once + 1, count);

        async Task HandleAsync(string id, int afterSeconds)
        {
            time.Advance(TimeSpan.FromSeconds(afterSeconds));
            await seen.OnceAsync(id, () => { count++; return ValueTask.CompletedTask; }, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("ask", "is it weak?", null, "question=is it weak?")]
    [InlineData("ask", "--private is it\nweak?", null, "private=true;question=is it weak?")]
    [InlineData("ask", "is it --weak or not? —public", null, "private=false;question=is it --weak or not?")]
    [InlineData("ask", "two\nlines", null, "question=two\nlines")]
    [InlineData("routine", "Release 10 no floor", null, "goal=release;limits=no floor;minutes=10")]
    [InlineData("routine", "", null, "")]
    [InlineData("review", "case abc123", "case", "id=abc123")]
    [InlineData("review", "", null, "")]
    [InlineData("contested", "stretch or strengthen", null, "topic=stretch or strengthen")]
    public void A_written_command_is_read(string name, string text, string? verb, string arguments)
    {
        var call = WrittenCommand.Read(name, text, new Caller("slack", "T1", "U1", CommunityRole.Member))!;
        Assert.Equal(verb, call.Verb);
        Assert.Equal(arguments, string.Join(';', call.Arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public void An_unknown_command_is_none() => Assert.Null(WrittenCommand.Read("giphy", "x", new Caller("slack", "T1", "U1", CommunityRole.Member)));

    [Fact]
    public void Reply_handles_and_form_origins_read_back_as_they_were()
    {
        ReplyHandle[] handles =
        [
            new ReplyHandle.ToCommand(new Uri("https://hooks.slack.com/commands/T1/2/a%7Cb"), true), new ReplyHandle.ToCommand(null, null, "1.5"), new ReplyHandle.ToMessage("1.000200", "1.000100"), new ReplyHandle.ToMessage("1.000200", null),
        ];
        Assert.All(handles, handle => Assert.Equal(handle, ReplyHandle.Parse(handle.ToString())));
        FormOrigin[] origins = [new("C1", "https://hooks.slack.com/x", "1.2"), new("", null)];
        Assert.All(origins, origin => Assert.Equal(origin, FormOrigin.Parse(origin.ToString())));
        Assert.Null(ReplyHandle.Parse("i|a|b|c"));
    }

    [Fact]
    public void One_token_alone_is_told_in_words()
    {
        Assert.Null(SlackTokens.From(null, " "));
        Assert.Equal("a", SlackTokens.From(" b ", "a\n")!.App);
        Assert.Contains(SlackTokens.AppVariable, Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => SlackTokens.From("b", null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ts_is_a_moment()
    {
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(1_610_241_741_250);
        Assert.Equal("1610241741.250000", SlackTime.At(moment));
        Assert.Equal(moment, SlackTime.Of("1610241741.250000"));
        Assert.Null(SlackTime.Of(""));
    }
}

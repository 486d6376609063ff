using PsoasBot.Platforms.Discord.Rest;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class RestPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly RestRequest Post = new(HttpMethod.Post, "channels/1/messages", "channels/messages", "1");
    private static readonly RestRequest Callback = new(HttpMethod.Post, "interactions/1/t/callback", "interactions/callback", "1") { IsInteraction = true };

    [Fact]
    public void A_bucket_that_is_empty_waits_until_it_is_filled()
    {
        var buckets = new RateBuckets();
        buckets.Learn(Post, Headers("b", "1", "2.5"), Now);
        Assert.Equal(TimeSpan.Zero, buckets.Take(Post, Now));
        Assert.Equal(TimeSpan.FromSeconds(2.5), buckets.Take(Post, Now));
        Assert.Equal(TimeSpan.Zero, buckets.Take(new RestRequest(HttpMethod.Post, "channels/2/messages", "channels/messages", "2"), Now));
        Assert.Equal(TimeSpan.Zero, buckets.Take(Post, Now.AddSeconds(3)));
    }

    [Fact]
    public void Routes_that_share_a_bucket_share_its_limit()
    {
        var buckets = new RateBuckets();
        var edit = new RestRequest(HttpMethod.Patch, "channels/1/messages/9", "channels/messages/id", "1");
        buckets.Learn(Post, Headers("same", "5", "1"), Now);
        buckets.Learn(edit, Headers("same", "0", "1"), Now);
        Assert.Equal(TimeSpan.FromSeconds(1), buckets.Take(Post, Now));
    }

    [Fact]
    public void Fifty_requests_a_second_and_interactions_besides()
    {
        var buckets = new RateBuckets();
        for (var i = 0; i < RateBuckets.GlobalPerSecond; i++) Assert.Equal(TimeSpan.Zero, buckets.Take(Post, Now));
        Assert.True(buckets.Take(Post, Now) > TimeSpan.Zero);
        for (var i = 0; i < 1_000; i++) Assert.Equal(TimeSpan.Zero, buckets.Take(Callback, Now));
        Assert.Equal(TimeSpan.Zero, buckets.Take(Post, Now.AddSeconds(1)));
    }

    [Fact]
    public void A_global_429_stops_everything_but_interactions_and_a_buckets_429_only_its_own()
    {
        var buckets = new RateBuckets();
        buckets.Exceeded(Post, TimeSpan.FromSeconds(7), isGlobal: true, Now);
        Assert.Equal(TimeSpan.FromSeconds(7), buckets.Take(Post, Now));
        Assert.Equal(TimeSpan.Zero, buckets.Take(Callback, Now));
        var other = new RateBuckets();
        other.Exceeded(Post, TimeSpan.FromSeconds(7), isGlobal: false, Now);
        Assert.Equal(TimeSpan.FromSeconds(7), other.Take(Post, Now));
        Assert.Equal(TimeSpan.Zero, other.Take(new RestRequest(HttpMethod.Post, "channels/2/messages", "channels/messages", "2"), Now));
    }

    [Theory]
    [InlineData("2", "", 2)]
    [InlineData(null, """{"retry_after": 1.5, "global": false}""", 1.5)]
    [InlineData(null, "<html>429</html>", 1)]
    [InlineData("nonsense", "{broken", 1)]
    [InlineData("-3", "", 0.05)]
    public void The_wait_after_a_429_is_read_from_wherever_it_stands(string? header, string body, double seconds) =>
        Assert.Equal(seconds, RestPolicy.RetryAfter(header, System.Text.Encoding.UTF8.GetBytes(body)).TotalSeconds, 3);

    [Theory]
    [InlineData("""{"message":"Unknown interaction","code":10062}""", 10062)]
    [InlineData("<html></html>", 0)]
    [InlineData("", 0)]
    [InlineData("""{"code":null}""", 0)]
    public void An_error_code_is_read_from_any_body(string body, int code) => Assert.Equal(code, RestPolicy.ErrorCode(System.Text.Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Invalid_requests_stop_well_before_the_ban_and_go_on_when_they_have_passed()
    {
        var guard = new InvalidRequestGuard(limit: 3);
        guard.Count(429, isShared: true, Now);
        guard.Count(404, isShared: false, Now);
        for (var i = 0; i < 3; i++) Assert.Equal(TimeSpan.Zero, Count(guard));
        Assert.Equal(TimeSpan.FromMinutes(10), guard.Wait(Now));
        Assert.Equal(TimeSpan.Zero, guard.Wait(Now.AddMinutes(10)));

        static TimeSpan Count(InvalidRequestGuard guard)
        {
            var wait = guard.Wait(Now);
            guard.Count(403, isShared: false, Now);
            return wait;
        }
    }

    [Fact]
    public void Waits_after_trouble_grow_to_ten_seconds()
    {
        Assert.Equal(0.25, RestPolicy.Backoff(1, 0).TotalSeconds);
        Assert.Equal(0.5, RestPolicy.Backoff(1, 1).TotalSeconds);
        Assert.Equal(10, RestPolicy.Backoff(50, 1).TotalSeconds);
    }

    [Fact]
    public void When_a_bucket_fills_no_more_of_those_that_wait_go_than_it_holds()
    {
        var buckets = new RateBuckets();
        buckets.Learn(Post, Headers("b", "0", "2", limit: "5"), Now);
        for (var window = 1; window < 4; window++)
        {
            var at = Now.AddSeconds(2 * window);
            Assert.Equal(5, Enumerable.Range(0, 20).Count(_ => buckets.Take(Post, at) == TimeSpan.Zero));
            Assert.Equal(TimeSpan.FromSeconds(2), buckets.Take(Post, at));
            // The first reply does not know of the four that are still on their way; one of the window before tells nothing any more.
            buckets.Learn(Post, Headers("b", "4", "1.9", limit: "5"), at.AddSeconds(0.1));
            buckets.Learn(Post, Headers("b", "3", "0", limit: "5"), at.AddSeconds(0.1));
            Assert.True(buckets.Take(Post, at.AddSeconds(0.2)) > TimeSpan.Zero);
        }
    }

    [Fact]
    public void After_a_429_without_a_name_one_request_tries_and_the_others_follow_it()
    {
        var buckets = new RateBuckets();
        buckets.Exceeded(Post, TimeSpan.FromSeconds(3), isGlobal: false, Now);
        Assert.Equal(TimeSpan.Zero, buckets.Take(Post, Now.AddSeconds(3)));
        Assert.True(buckets.Take(Post, Now.AddSeconds(3)) > TimeSpan.Zero);
        buckets.Learn(Post, _ => null, Now.AddSeconds(3.1));
        for (var i = 0; i < 10; i++) Assert.Equal(TimeSpan.Zero, buckets.Take(Post, Now.AddSeconds(3.2)));
    }

    private static Func<string, string?> Headers(string bucket, string remaining, string resetAfter, string? limit = null) => name => name switch
    {
        "X-RateLimit-Limit" => limit,
        "X-RateLimit-Bucket" => bucket,
        "X-RateLimit-Remaining" => remaining,
        "X-RateLimit-Reset-After" => resetAfter,
        _ => null,
    };
}

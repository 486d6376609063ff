using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using PsoasBot.Platforms.Local.Desk;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Platforms.Local;

/// <summary>Who gets in at the desk, and for how long.</summary>
public sealed class DeskAccessTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Without_a_token_the_key_of_the_start_lets_in_once()
    {
        var access = Access(token: null);
        var key = access.MakeOnceKey();

        Assert.False(access.HasToken);
        Assert.NotNull(access.SignIn(new DefaultHttpContext(), key, "ada"));
        Assert.Null(access.SignIn(new DefaultHttpContext(), key, "eve"));
    }

    [Fact]
    public void Before_a_key_was_made_nothing_lets_in() => Assert.Null(Access(token: null).SignIn(new DefaultHttpContext(), "", "eve"));

    [Fact]
    public void A_session_ends_after_twelve_hours()
    {
        var access = Access("token");
        var context = new DefaultHttpContext();
        access.SignIn(context, "token", "ada");
        var back = new DefaultHttpContext { Request = { Headers = { Cookie = context.Response.Headers.SetCookie.ToString().Split(';')[0] } } };

        Assert.Equal("desk:ada", access.Of(back)?.Who.Id);
        _time.Advance(TimeSpan.FromHours(12));
        Assert.Null(access.Of(back));
    }

    [Fact]
    public void After_ten_wrong_tokens_within_a_minute_the_right_one_waits_too()
    {
        var access = Access("token");
        for (var i = 0; i < 10; i++) access.SignIn(new DefaultHttpContext(), "wrong", "eve");

        Assert.Null(access.SignIn(new DefaultHttpContext(), "token", "ada"));
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.NotNull(access.SignIn(new DefaultHttpContext(), "token", "ada"));
    }

    private DeskAccess Access(string? token) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["PSOASBOT_DESK_TOKEN"] = token }).Build(), _time);
}

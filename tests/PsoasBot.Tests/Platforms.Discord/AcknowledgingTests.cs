using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PsoasBot.Platforms.Discord;
using PsoasBot.Platforms.Discord.Intake;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Tests.Platforms.Discord;

/// <summary>Whether a question is taken up depends on what became of its first reply.</summary>
public sealed class AcknowledgingTests
{
    [Theory]
    [InlineData(new[] { 204 }, true)]
    [InlineData(new[] { 404 }, false)]
    [InlineData(new[] { 0, 404 }, true)]
    [InlineData(new[] { 502, 404 }, true)]
    [InlineData(new[] { 429, 404 }, false)]
    public async Task An_interaction_is_given_up_only_where_no_earlier_reply_may_have_arrived(int[] replies, bool isTakenUp)
    {
        using var http = new HttpClient(new Script(replies));
        var options = new DiscordOptions();
        var rest = new DiscordRest(http, new DiscordToken("token"), options, new RateBuckets(), new InvalidRequestGuard(), TimeProvider.System, new Random(1), NullLogger<DiscordRest>.Instance);
        var interaction = new Interaction { Id = "1", Token = "t" };
        Assert.Equal(isTakenUp, await new DiscordApi(rest).AcknowledgeAsync(interaction, Replies.Defer(isPrivate: true), TestContext.Current.CancellationToken));
    }

    /// <summary>Replies with one status after the other; 0 is a connection that breaks.</summary>
    private sealed class Script(int[] replies) : HttpMessageHandler
    {
        private int _sent;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var status = replies[Math.Min(_sent++, replies.Length - 1)];
            if (status == 0) throw new HttpRequestException("the connection broke");
            var reply = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("""{"code":10062,"retry_after":0.05}""", Encoding.UTF8, "application/json") };
            return Task.FromResult(reply);
        }
    }
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Platforms.Slack;
using PsoasBot.Platforms.Slack.Setup;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Simulators;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed class SetupTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task The_manifest_fits_slacks_schema(bool withAssistant, bool withGroups)
    {
        var file = SpecFiles.Path("slack", "manifest", "manifest.schema.2.0.0.json");
        Assert.SkipUnless(File.Exists(file), "Slack's manifest schema is not here");
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(file, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Manifest.Write("PsoasBot", withAssistant, withGroups)).Select(problem => problem.ToString()));
        Assert.NotEmpty(schema.Validate("""{"display_information":{},"settings":{"socket_mode_enabled":"yes"}}"""));
    }

    [Fact]
    public async Task With_just_what_the_manifest_asks_for_everything_works()
    {
        var slack = await SlackSimulator.StartAsync();
        slack.Install(JsonNode.Parse(Manifest.Write("PsoasBot", withAssistant: true, withGroups: false))!.AsObject());
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For), slack);
        await host.People.AnswerAsync(host.People.Write(SlackHost.Ann, "what does it do?", mention: true));
        await host.People.AnswerAsync(host.People.WriteDirectly(SlackHost.Ann, "what does it do?"));
        await host.People.AnswerAsync(host.People.Ask(SlackHost.Ann, "this is an emergency --private"));
        await SlackHost.Until(() => slack.MessagesIn(SlackSimulator.ModeratorChannelId).Count > 0);
        host.People.OpenHome(SlackHost.Ann);
        await host.People.HomeAsync(SlackHost.Ann);
        var (channel, thread) = host.People.OpenAssistant(SlackHost.Ann);
        await SlackHost.Until(() => slack.Assistant(channel, thread)?["prompts"] is JsonArray { Count: > 0 });
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task The_online_check_finds_nothing_wrong_or_says_what_to_change()
    {
        var slack = await SlackSimulator.StartAsync();
        slack.UserGroups["S0MODS"] = ["U0GRP0001"];
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For), slack, settings: [("Slack:Channels:0", SlackSimulator.ChannelId), ("Slack:ModeratorGroups:0", "S0MODS")]);
        var options = host.Services.GetRequiredService<SlackOptions>();
        var check = new OnlineCheck(host.Services.GetRequiredService<SlackApi>(), options);
        var token = TestContext.Current.CancellationToken;
        Assert.Empty((await check.RunAsync(token)).Wrong);
        options.Channels.Add(SlackSimulator.OutsideChannelId);
        options.Channels.Add("general");
        options.Moderators.Add("@ann");
        options.ModeratorGroups.Add("S0NONE");
        slack.Scopes.Remove("im:write");
        var wrong = (await check.RunAsync(token)).Wrong;
        foreach (var word in new[] { "im:write", "/invite", "'general' is no channel id", "'@ann'", "S0NONE" }) Assert.Contains(wrong, line => line.Contains(word, StringComparison.Ordinal));
        slack.IsRevoked = true;
        Assert.Contains((await check.RunAsync(token)).Wrong, line => line.Contains("token_revoked", StringComparison.Ordinal));
    }
}

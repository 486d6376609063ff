using System.Text.Json.Nodes;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Tests.Simulators;

/// <summary>What the simulator refuses of a message, and what it notes although Slack would take it.</summary>
public sealed class BlockKitTests
{
    [Theory]
    [InlineData("""[{"type":"section","text":{"type":"mrkdwn","text":"It lifts the leg."}},{"type":"divider"},{"type":"context","elements":[{"type":"mrkdwn","text":"<https://example.org|a source>"}]}]""")]
    [InlineData("""[{"type":"actions","elements":[{"type":"button","action_id":"up","text":{"type":"plain_text","text":"Good"},"value":"1"},{"type":"overflow","action_id":"more","options":[{"text":{"type":"plain_text","text":"a"},"value":"1"},{"text":{"type":"plain_text","text":"b"},"value":"2"}]}]}]""")]
    [InlineData("""[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"<b> & more","style":{"bold":true}}]}]},{"type":"header","text":{"type":"plain_text","text":"<!channel> is plain here"}}]""")]
    public void Sound_messages_pass(string blocks) => Assert.Empty(Problems(blocks));

    [Theory]
    [InlineData("""[{"type":"section"}]""", "neither text nor fields")]
    [InlineData("""[{"type":"section","text":{"type":"mrkdwn","text":""}}]""", "an empty text")]
    [InlineData("""[{"type":"section","block_id":"a","text":{"type":"mrkdwn","text":"x"}},{"type":"divider","block_id":"a"}]""", "block_id")]
    [InlineData("""[{"type":"actions","elements":[{"type":"button","action_id":"up","text":{"type":"plain_text","text":"x"}},{"type":"button","action_id":"up","text":{"type":"plain_text","text":"y"}}]}]""", "action_id")]
    [InlineData("""[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]""", "/text/type")]
    [InlineData("""[{"type":"shout","text":{"type":"mrkdwn","text":"x"}}]""", "fits none")]
    [InlineData("""[{"type":"image","image_url":"https://example.org/a.png"}]""", "alt_text")]
    [InlineData("""[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Good"},"size":"big"}]}]""", "size")]
    public void Broken_ones_are_refused_with_the_reason(string blocks, string reason)
    {
        Assert.SkipWhen(BlockKitSchemas.Load() is null, "needs the Block Kit schemas of ../shared/specs");
        Assert.Contains(Problems(blocks), problem => problem.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"text":"hello <!channel>"}""", "broadcast")]
    [InlineData("""{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"<!subteam^S1>"}}]}""", "broadcast")]
    [InlineData("""{"text":"x","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]}]}""", "broadcast")]
    [InlineData("""{"blocks":[{"type":"divider"}]}""", "no text for notifications")]
    [InlineData("""{"text":"salt & pepper"}""", "not escaped")]
    [InlineData("""{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"a < b"}}]}""", "not escaped")]
    [InlineData("""{"text":"see https://example.org"}""", "unfurl")]
    [InlineData("""{"text":"hello","link_names":true}""", "link_names")]
    public void What_this_bot_must_never_send_is_noted(string message, string reason) =>
        Assert.Contains(BlockKitRules.Promises(JsonNode.Parse(message)!.AsObject(), mayUnfurl: true), problem => problem.Contains(reason, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"text":"salt &amp; pepper, 3 &lt; 4, &lt;!channel&gt;"}""")]
    [InlineData("""{"text":"> a quote\n> of two lines\nand <https://example.org|a link>","unfurl_links":false,"unfurl_media":false}""")]
    public void Escaped_text_and_quiet_links_are_well(string message) => Assert.Empty(BlockKitRules.Promises(JsonNode.Parse(message)!.AsObject(), mayUnfurl: true));

    [Fact]
    public void A_form_with_inputs_has_a_submit_button()
    {
        var form = JsonNode.Parse("""{"type":"modal","title":{"type":"plain_text","text":"Flag"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"Why?"},"element":{"type":"plain_text_input","action_id":"why"}}]}""")!.AsObject();
        Assert.Contains(BlockKitRules.View(form), problem => problem.Contains("submit", StringComparison.Ordinal));
        form["submit"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Send" };
        Assert.Empty(BlockKitRules.View(form).Concat(BlockKitSchemas.Load()?.CheckView(form) ?? []));
        form["title"]!["text"] = new string('x', 25);
        Assert.SkipWhen(BlockKitSchemas.Load() is null, "needs the Block Kit schemas of ../shared/specs");
        Assert.NotEmpty(BlockKitSchemas.Load()!.CheckView(form));
    }

    private static List<string> Problems(string blocks)
    {
        var array = JsonNode.Parse(blocks)!.AsArray();
        return [.. BlockKitRules.Blocks(array, 50).Concat(BlockKitSchemas.Load()?.CheckBlocks(array) ?? [])];
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Wire;
using PsoasBot.Safety;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed partial class CardTests
{
    private static readonly Uri Own = new("https://example.org/article");

    private static readonly string[] Pieces =
    [
        "<!channel>", "<!here>", "<!everyone>", "<!subteam^S123|x>", "<@U123ABC>", "<@W1|name>", "<#C123|general>", "@channel", "@here", "<https://evil.example|click>", "https://evil.example", "http://evil.example/<!here>",
        "mailto:a@b.example", "&lt;!channel&gt;", "&amp;lt;", "&", "<", ">", "<!", "<@", "<!date^1^{date}^https://evil.example|x>", "*", "_", "~", "`", "```", ">>> ", "\n", "\r\n", "\\", "\u200b", "<\u200b!channel>",
        "the psoas", "is weak. ", "say! ", "words ", "😀", "ä", "\t", ":smile:", "[1]", "|", "\"", "<!chan", "nel>",
    ];

    [Fact]
    public void Ten_thousand_hostile_texts_make_no_mention_no_foreign_link_and_no_message_beyond_the_limits()
    {
        var random = new Random(20261121);
        var schemas = BlockKitSchemas.Load();
        for (var i = 0; i < 10_000; i++)
        {
            var text = Hostile(random, random.Next(1, i % 50 == 0 ? 900 : 25));
            var card = (i % 4) switch
            {
                0 or 1 => AnswerMessages.Render(AnswerCards.From(Delivered(Answer(text))), isPrivate: i % 2 == 0, asked: text),
                2 => TextMessages.Render(new TextCard(text) { Parts = [new TextPart(text, text, Own), new TextPart(null, text)] }),
                _ => ReviewMessages.Render(Review(text), text),
            };
            var body = JsonSerializer.SerializeToNode(new MessageBody { Channel = "C1", Text = card.Text, Blocks = card.Blocks }, SlackJson.Default.MessageBody)!.AsObject();
            Assert.DoesNotMatch(Live(), (string)body["text"]!);
            Assert.All(Strings(body["blocks"]), shown => Assert.DoesNotMatch(Live(), shown));
            Assert.All(Links(body["blocks"]), link => Assert.Equal(Own.AbsoluteUri, link));
            Assert.InRange(Strings(body["blocks"]).Sum(shown => shown.Length), 1, 11_000);
            Assert.InRange(body["blocks"]!.AsArray().Count, 1, 50);
            Assert.InRange(((string)body["text"]!).Length, 1, 4_000);
            if (i % 20 == 0 && schemas is not null) Assert.Empty(schemas.CheckBlocks(body["blocks"]!));
        }
    }

    [Fact]
    public async Task A_hostile_question_and_reason_ping_nobody_end_to_end()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(question => SampleAnswers.Plain(question.Text)));
        foreach (var text in new[] { "<!channel> is it weak?", "<@U123ABC> <https://evil.example|a> &lt;!here&gt;", "> quote *bold* <!subteam^S1>" })
        {
            var answer = await host.People.AnswerAsync(host.People.Write(SlackHost.Ann, text, mention: true));
            Assert.DoesNotMatch(Live(), answer.Fallback);
            var form = await host.People.ViewAsync(host.People.Press(SlackHost.Ann, answer, "psoas:flag"));
            host.People.Submit(form, new JsonObject { ["reason"] = text });
        }
        await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.ModeratorChannelId).Count == 3);
        Assert.Empty(host.Slack.Pings);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public void A_long_answer_is_cut_at_a_sentence_and_the_rest_is_behind_more()
    {
        var sentences = Enumerable.Range(1, 60).Select(number => new CitedSentence($"Sentence number {number} of a very long answer says something about the psoas that takes its room and ends here.", ["one.1"])).ToList();
        var card = AnswerMessages.Render(AnswerCards.From(Delivered(SampleAnswers.Contested with { Sentences = sentences })));
        var shown = string.Join('\n', Strings(JsonSerializer.SerializeToNode(new MessageBody { Text = "", Blocks = card.Blocks }, SlackJson.Default.MessageBody)!["blocks"]));
        Assert.Contains("ends here. [1]", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Sentence number 60", shown, StringComparison.Ordinal);
        Assert.Contains("More", shown, StringComparison.Ordinal);
        Assert.Contains("Strengthen it first", shown, StringComparison.Ordinal);
        Assert.Contains("Who can help", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_is_shown_whole_in_several_blocks()
    {
        var text = string.Join(' ', Enumerable.Range(1, 100).Select(number => $"Sentence number {number} says something about the psoas and ends here."));
        var card = TextMessages.Render(new TextCard("All of it") { Parts = [new TextPart(null, text)] });
        var shown = Strings(JsonSerializer.SerializeToNode(new MessageBody { Text = "", Blocks = card.Blocks }, SlackJson.Default.MessageBody)!["blocks"]).Skip(1).ToList();
        Assert.InRange(shown.Count, 2, 10);
        Assert.Equal(text, string.Join(' ', shown));
    }

    [Fact]
    public void The_level_is_said_in_words_and_sources_carry_their_links()
    {
        var emergency = AnswerMessages.Render(AnswerCards.From(Delivered(SampleAnswers.Emergency)));
        Assert.Equal("Emergency: get help right now", Assert.IsType<HeaderBlock>(emergency.Blocks[0]).Text.Text);
        Assert.StartsWith("Emergency: get help right now", emergency.Text, StringComparison.Ordinal);
        var plain = AnswerMessages.Render(AnswerCards.From(Delivered(SampleAnswers.Plain("Yes."))));
        Assert.Contains(Own.AbsoluteUri, Links(JsonSerializer.SerializeToNode(new MessageBody { Text = "", Blocks = plain.Blocks }, SlackJson.Default.MessageBody)));
    }

    [Theory]
    [InlineData("a &lt; b &amp; c &gt; d", "a < b & c > d")]
    [InlineData("<@U1> what <https://example.org|page> and <https://example.org> in <#C1|general>?", "what page and https://example.org in general?")]
    [InlineData("<!here> hello <@U2|name>", "hello")]
    [InlineData("&amp;lt; < open", "&lt; < open")]
    [InlineData(null, "")]
    public void What_people_wrote_is_read_without_markup(string? written, string read) => Assert.Equal(read, Plain.Read(written));

    [Fact]
    public void What_is_escaped_reads_back_as_it_was()
    {
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var text = Hostile(random, 12).Replace("\u200b", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Trim();
            Assert.Equal(text, Plain.Read(Plain.Escape(text)).Replace("\u200b", "", StringComparison.Ordinal));
        }
    }

    private static ReviewCard Review(string text) => new()
    {
        QuestionId = "0123456789abcdef0123",
        Version = 3,
        IsAlert = true,
        IsSettled = false,
        Step = PsoasBot.Moderation.Review.ReviewState.Open,
        Title = text,
        State = text,
        Question = text,
        Answer = text,
        Flags = [text, text],
        Reason = text,
        Moderator = text,
        Buttons = [new CardButton(new ActionId(ActionVerb.Claim, "0123456789abcdef0123", 3), "Claim", ButtonLook.Main)],
    };

    private static Answer Answer(string text)
    {
        var plain = SampleAnswers.Contested;
        return plain with
        {
            Level = SafetyLevel.Professional,
            Text = text,
            Lead = text,
            Sentences = [new CitedSentence(text, ["one.1"]), new CitedSentence(text, ["two.4"])],
            Contested = [new ContestedMark("c", text, text, [new ShownSide(text, text, text, ["one.1"]), new ShownSide(text, text, text, [])])],
            Referral = plain.Referral! with { Text = text },
            Sources = [.. plain.Sources.Select(source => source with { Title = text, Where = text, Url = Own })],
        };
    }

    private static string Hostile(Random random, int count)
    {
        var text = new StringBuilder("x");
        for (var i = 0; i < count; i++) text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject properties => properties.Where(pair => pair.Key is not ("type" or "url" or "action_id")).SelectMany(pair => Strings(pair.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static IEnumerable<string> Links(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(pair => pair.Key is "url" ? [(string)pair.Value!] : Links(pair.Value)),
        JsonArray items => items.SelectMany(Links),
        _ => [],
    };

    private static Delivery Delivered(Answer answer) => new() { QuestionId = "0123456789abcdef0123", Nonce = "n", Question = Some.Message("e", DateTimeOffset.UnixEpoch), Answer = answer };

    /// <summary>Anything that Slack would make a mention, a channel, a date or a link of.</summary>
    [GeneratedRegex(@"<[!@#]|<https?:|<mailto:|https?://(?!example\.org)|@(channel|here|everyone)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Live();
}

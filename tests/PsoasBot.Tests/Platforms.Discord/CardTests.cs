using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Wire;
using PsoasBot.Safety;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed partial class CardTests
{
    private static readonly string[] Pieces =
    [
        "@everyone", "@here", "<@123456789012345678>", "<@!123456789012345678>", "<@&123456789012345678>", "<#123456789012345678>", "</ask:123456789012345678>", "<t:1700000000:R>", "<:x:123456789012345678>",
        "[click](https://evil.example/x)", "https://evil.example", "http://evil.example/@everyone", "discord.gg/abc", "```", "||", "**", "__", "~~", "`", "> ", "# ", "- ", "\n", "\\", "\\@everyone", "\u200b", "@\u200beveryone",
        "the psoas", "is weak. ", "say! ", "words ", "😀", "ä", "\t", "<", ">", "@", "[1]", "(", ")", "<@", "&", "@ everyone", "\\<@1>", "\\\\<@1>",
    ];

    [Fact]
    public void Ten_thousand_hostile_texts_make_no_mention_no_foreign_link_and_no_message_beyond_the_limits()
    {
        var random = new Random(20261121);
        var schemas = OpenApiSchemas.Load();
        var own = new Uri("https://example.org/article");
        for (var i = 0; i < 10_000; i++)
        {
            var text = Hostile(random, random.Next(1, i % 50 == 0 ? 900 : 25));
            var body = (i % 6) switch
            {
                4 => AnswerMessages.Render(AnswerCards.From(Delivered(Answer(text, own) with { Routine = Routine(text) }))),
                5 => PartMessages.Render(Part(text), null!).Body,
                0 or 1 => AnswerMessages.Render(AnswerCards.From(Delivered(Answer(text, own))), isPrivate: i % 2 == 0),
                2 => TextMessages.Render(new TextCard(text) { Parts = [new TextPart(text, text, own), new TextPart(null, text)] }),
                _ => ReviewMessages.Render(new ReviewCard
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
                }, text),
            };
            var json = JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(body with { Nonce = "n", EnforceNonce = true }, DiscordJson.Default.MessageBody))!.AsObject();
            Assert.Empty(MessageLimits.Check(json, mustShow: true));
            Assert.All(Strings(json), shown =>
            {
                Assert.DoesNotMatch(Mention(), shown);
                Assert.All(Address().Matches(shown), match => Assert.StartsWith(own.AbsoluteUri, match.Value, StringComparison.Ordinal));
            });
            if (i % 25 == 0 && schemas is not null) Assert.Empty(schemas.Check("POST", "/channels/1/messages", json));
        }
    }

    [Fact]
    public async Task A_hostile_question_reason_and_thread_name_ping_nobody_end_to_end()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(question => SampleAnswers.Plain(question.Text)));
        foreach (var text in new[] { "@everyone is it weak?", "<@&123456789012345678> </ask:1> [a](https://evil.example)", "# loud\n> quote ||spoiler||" })
        {
            var question = host.People.Write("600000000000000001", text, mention: true);
            var answer = await host.People.AnswerAsync(question.Id);
            Assert.DoesNotMatch(Mention(), answer.Text);
            var form = host.People.Press("600000000000000001", answer, answer.Button("flag"));
            await DiscordHost.Until(() => host.People.FirstReply(form)?.Stage == "Modal");
            host.People.Submit("600000000000000001", form, new JsonObject { ["reason"] = text });
        }
        await DiscordHost.Until(() => host.Discord.MessagesIn(DiscordSimulator.ModeratorChannelId).Count == 3);
        Assert.All(host.Discord.MessagesIn(DiscordSimulator.ModeratorChannelId), card => Assert.DoesNotMatch(Mention(), card.Text));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public void A_long_answer_is_cut_at_a_sentence_and_the_rest_is_behind_more()
    {
        var plain = SampleAnswers.Contested;
        var sentences = Enumerable.Range(1, 60).Select(number => new CitedSentence($"Sentence number {number} of a very long answer says something about the psoas that takes its room and ends here.", ["one.1"])).ToList();
        var body = AnswerMessages.Render(AnswerCards.From(Delivered(plain with { Sentences = sentences })));
        var description = body.Embeds![0].Description!;
        Assert.EndsWith("\\[1\\]", description, StringComparison.Ordinal);
        Assert.Contains(body.Components!.SelectMany(row => row.Components!), button => button.Label == "More");
        Assert.Contains(body.Embeds[0].Fields!, field => field.Value.StartsWith("▸ Strengthen it first: *Writer One*", StringComparison.Ordinal));
        Assert.Contains(body.Embeds[0].Fields!, field => field.Name == "Who can help");
    }

    [Theory]
    [InlineData("Sentence number one says something about the psoas and ends here. ")]
    [InlineData("*_~`|*_~`|*_~`|")]
    public void A_page_of_a_long_answer_is_shown_whole_whatever_stands_in_it(string words)
    {
        var text = string.Concat(Enumerable.Repeat(words, 400));
        var page = AnswerDetails.Whole(AnswerCards.From(Delivered(SampleAnswers.Contested with { Text = text })), page: 0);
        var body = TextMessages.Render(page);
        var shown = string.Concat(body.Embeds!.Select(embed => embed.Description));
        Assert.Equal(Letters(page.Parts[0].Text), Letters(shown));
        Assert.Empty(MessageLimits.Check(JsonSerializer.SerializeToNode(body, DiscordJson.Default.MessageBody)!.AsObject(), mustShow: true));
        Assert.Contains(body.Components!.SelectMany(row => row.Components!), button => button.Label!.StartsWith("Go on (2 of", StringComparison.Ordinal));

        static string Letters(string text) => string.Concat(text.Where(c => c is not ('\\' or '\n' or ' ' or '…')));
    }

    [Fact]
    public void A_list_that_is_longer_than_a_message_says_so()
    {
        var parts = Enumerable.Range(1, 100).Select(number => new TextPart($"Title {number}", "Something about the psoas that takes its room and ends here, at the end of this line.")).ToList();
        var body = TextMessages.Render(new TextCard("All of it") { Parts = parts });
        Assert.EndsWith("*There is more than a message can show.*", body.Embeds![^1].Description, StringComparison.Ordinal);
        Assert.Empty(MessageLimits.Check(JsonSerializer.SerializeToNode(body, DiscordJson.Default.MessageBody)!.AsObject(), mustShow: true));
    }

    [Fact]
    public void A_claim_for_whose_sides_there_is_no_room_is_named_all_the_same()
    {
        var plain = SampleAnswers.Contested;
        List<ContestedMark> marks = [.. Enumerable.Range(1, 5).Select(number => plain.Contested[0] with { Id = $"c{number}", Title = $"claim {number}?" })];
        var body = AnswerMessages.Render(AnswerCards.From(Delivered(plain with { Contested = marks })));
        var fields = body.Embeds![0].Fields!;
        Assert.All(marks, mark => Assert.Contains(fields, field => $"{field.Name} {field.Value}".Contains(mark.Title, StringComparison.Ordinal)));
        Assert.Contains(body.Components!.SelectMany(row => row.Components!), button => button.Label == "All sides");
    }

    [Fact]
    public void Levels_are_said_in_words_and_sources_are_numbered_with_their_links()
    {
        var emergency = AnswerMessages.Render(AnswerCards.From(Delivered(SampleAnswers.Emergency)));
        Assert.Equal("Emergency: get help right now", emergency.Embeds![0].Title);
        var plain = AnswerMessages.Render(AnswerCards.From(Delivered(SampleAnswers.Plain("Yes."))));
        var sources = plain.Embeds![0].Fields!.Single(field => field.Name == "Sources").Value;
        Assert.Contains("\\[1\\] [An Article](https://example.org/article)", sources, StringComparison.Ordinal);
        Assert.Contains("\\[2\\] A Handout", sources, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_hash_the_same_as_discord_returns_them()
    {
        var ours = PsoasBot.Platforms.Discord.Setup.DiscordCommandList.All;
        var theirs = JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(ours, DiscordJson.Default.IReadOnlyListApplicationCommand))!.AsArray();
        if (OpenApiSchemas.Load() is { } schemas) Assert.Empty(schemas.Check("PUT", "/applications/1/commands", theirs.DeepClone()));
        foreach (var command in theirs)
        {
            command!["id"] = "1";
            command["description"] ??= "";
            if (command["default_member_permissions"] is { } permissions) command["default_member_permissions"] = permissions.ToString();
            foreach (var option in command["options"]?.AsArray() ?? []) option!["required"] ??= false;
        }
        var read = JsonSerializer.Deserialize(theirs.Reverse().Aggregate(new JsonArray(), (all, next) => { all.Add(next!.DeepClone()); return all; }).ToJsonString(), DiscordJson.Default.IReadOnlyListApplicationCommand)!;
        Assert.Equal(PsoasBot.Platforms.Discord.Setup.CommandRegistration.Hash(ours), PsoasBot.Platforms.Discord.Setup.CommandRegistration.Hash(read));
        Assert.NotEqual(PsoasBot.Platforms.Discord.Setup.CommandRegistration.Hash(ours), PsoasBot.Platforms.Discord.Setup.CommandRegistration.Hash([.. read.Skip(1)]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":null,"token":null,"data":null,"member":null,"type":null}""")]
    [InlineData("""{"id":"1","token":"t","application_id":"2","type":2,"data":{"name":null,"options":[{"name":null,"value":null}]},"member":{"user":null,"permissions":null}}""")]
    [InlineData("""{"id":"1","token":"t","application_id":"2","type":5,"data":{"custom_id":"psoas:flag:x:0","components":[{"component":null},{"components":[{"custom_id":"a","value":null}]}]},"user":{"id":"3"},"unknown":[1,2]}""")]
    public void Missing_and_null_objects_are_tolerated(string json)
    {
        var interaction = JsonSerializer.Deserialize(json, DiscordJson.Default.Interaction)!;
        PsoasBot.Platforms.Discord.Intake.Callers.Of(interaction, new PsoasBot.Platforms.Discord.DiscordOptions());
        if (interaction.Data is { } data)
        {
            PsoasBot.Platforms.Discord.Intake.CommandReader.Read(data, new Caller("discord", "g", "m", default));
            Assert.DoesNotContain("b", PsoasBot.Platforms.Discord.Intake.CommandReader.Values(data.Components).Keys);
        }
    }

    private static Answer Answer(string text, Uri link)
    {
        var plain = SampleAnswers.Contested;
        return plain with
        {
            Level = SafetyLevel.Professional,
            Lead = text,
            Sentences = [new CitedSentence(text, ["one.1"]), new CitedSentence(text, ["two.4"])],
            Contested = [new ContestedMark("c", text, text, [new ShownSide(text, text, text, ["one.1"]), new ShownSide(text, text, text, [])])],
            Referral = plain.Referral! with { Text = text },
            Sources = [.. plain.Sources.Select(source => source with { Title = text, Where = text, Url = link })],
        };
    }

    private static AnswerRoutine Routine(string text) => new() { Seconds = 60, Steps = [Step(text), Step(text)], Notes = [new CitedSentence(text, ["one.1"])], Problems = [text] };

    private static AnswerStep Step(string text) => new()
    {
        Exercise = "crp-nik",
        Title = text,
        Kind = "release",
        Seconds = 60,
        Dose = new CitedSentence(text, ["one.1"]),
        DoseStated = true,
        Purpose = new CitedSentence(text, ["one.1"]),
        Position = text,
        Equipment = [text, text],
        Instructions = [new CitedSentence(text, ["one.1"]), new CitedSentence(text, [])],
        Easier = [new CitedSentence(text, ["one.1"])],
        Feel = new CitedSentence(text, ["one.1"]),
        Stop = new CitedSentence(text, ["one.1"]),
        Cautions = [new CitedSentence(text, ["one.1"])],
        DescribedBy = text,
        Contested = ["c"],
        Citations = ["one.1"],
        Phases = [new AnswerPhase("hold", 30, text)],
    };

    private static PartCard Part(string text)
    {
        var card = AnswerCards.From(Delivered(SampleAnswers.Contested with { Routine = Routine(text) }));
        var step = card.Routine!.Steps[0];
        return new PartCard
        {
            QuestionId = "0123456789abcdef0123",
            Version = 1,
            Step = step,
            Steps = 2,
            Phase = step.Phases[0],
            Left = TimeSpan.FromSeconds(12),
            Then = text,
            Note = text,
            IsNewStep = false,
            Sources = [.. card.Sources.Select(source => source with { Title = text, Where = text })],
            Buttons = [new CardButton(new ActionId(ActionVerb.Next, "0123456789abcdef0123", 1), "Next")],
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
        JsonObject properties => properties.SelectMany(pair => Strings(pair.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static Delivery Delivered(Answer answer) => new() { QuestionId = "0123456789abcdef0123", Nonce = "n", Question = Some.Message("e", DateTimeOffset.UnixEpoch), Answer = answer };

    /// <summary>A mention, a channel, a command or a time that Discord would render: not behind a backslash.</summary>
    [GeneratedRegex(@"@everyone|@here|(?<!\\)(\\\\)*<(@|#|/|t:)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"https?://[^\s)]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();
}

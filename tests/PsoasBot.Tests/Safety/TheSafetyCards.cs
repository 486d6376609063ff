using PsoasBot.Safety;

namespace PsoasBot.Tests.Safety;

public class TheSafetyCards
{
    private static readonly string[] Forbidden = ["stretch it", "massage gun", "breathe in", "repetition", "wait and see", "stay strong", "committed suicide", "it is probably your psoas", "%"];

    [Theory]
    [InlineData("GB", "999")]
    [InlineData("en-GB", "999")]
    [InlineData("US", "911")]
    [InlineData("AU", "000")]
    [InlineData("NZ", "111")]
    [InlineData("DE", "112")]
    [InlineData(null, "your local emergency number")]
    public void An_emergency_card_begins_with_the_number_of_the_region(string? region, string number) =>
        Assert.Contains(number, Card("can't feel it when i wipe, back pain", region).Sentences[0].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("GB", "116 123")]
    [InlineData("US", "988")]
    [InlineData("CA", "9-8-8")]
    [InlineData("AU", "13 11 14")]
    [InlineData("NZ", "1737")]
    [InlineData("FR", "findahelpline.com")]
    [InlineData(null, "findahelpline.com")]
    public void A_crisis_card_shows_the_line_of_the_region(string? region, string line) =>
        Assert.Contains(line, Card("i want to die", region).Text, StringComparison.Ordinal);

    [Fact]
    public void An_emergency_card_names_the_members_own_words() =>
        Assert.Contains("can't feel it when i wipe", Card("since sunday i can't feel it when i wipe", "GB").Text, StringComparison.Ordinal);

    [Fact]
    public void A_crisis_card_never_repeats_the_members_words()
    {
        var card = Card("i want to die, the pills are lined up on the shelf", "GB");
        Assert.DoesNotContain("pills", card.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("want to die", card.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_card_about_somebody_else_speaks_to_the_helper() =>
        Assert.Contains("for them now", Card("my nan fell and can't stand", "GB").Sentences[0].Text, StringComparison.Ordinal);

    [Fact]
    public void An_overdose_card_puts_the_emergency_number_before_the_crisis_line()
    {
        var text = Card("i took all my pills", "GB").Text;
        Assert.True(text.IndexOf("999", StringComparison.Ordinal) < text.IndexOf("116 123", StringComparison.Ordinal));
    }

    [Fact]
    public void A_body_in_danger_and_despair_get_both_kinds_of_help()
    {
        var card = Card("crushing chest pain and honestly i want to die", "GB");
        Assert.Equal(SafetyLevel.Emergency, card.Level);
        Assert.Contains("116 123", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_young_writer_is_given_the_child_helpline() =>
        Assert.Contains("0800 1111", Card("im 13 and my stepdad hits me", "GB").Text, StringComparison.Ordinal);

    [Fact]
    public void An_abuse_card_says_that_a_phone_may_be_checked_and_never_tells_to_leave()
    {
        var text = Card("my husband pushed me down the stairs and he checks my phone", "GB").Text;
        Assert.Contains("check your phone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("leave him", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_pregnant_writer_is_spoken_to_herself()
    {
        var card = Card("36 weeks and baby is quiet since last night", "GB");
        Assert.Equal(SafetyLevel.Emergency, card.Level);
        Assert.DoesNotContain("for her", card.Sentences[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_for_a_pregnant_wife_speaks_to_the_helper() =>
        Assert.Contains("for her now", Card("my wife is 36 weeks and baby is quiet since last night", "GB").Sentences[0].Text, StringComparison.Ordinal);

    [Fact]
    public void A_phone_line_cites_what_its_own_numbers_rest_on()
    {
        var sentence = Card("i want to die", "GB").Sentences.Single(s => s.Text.Contains("116 123", StringComparison.Ordinal));
        Assert.Equal(["safety.S57", "safety.S58", "safety.S59", "safety.S65"], sentence.Citations);
    }

    [Fact]
    public void A_line_without_a_number_of_its_own_rests_on_what_the_finding_rests_on()
    {
        var verdict = SafetyFixture.Screen.Screen("crushing chest pain into my jaw");
        Assert.Equal(verdict.Findings[0].References, SafetyFixture.Cards.Compose(verdict, "GB").Sentences[0].Citations);
    }

    [Theory]
    [InlineData("desde ayer no siento la zona de sentarme y no puedo orinar, me duele la espalda", "es", "Por favor, llama")]
    [InlineData("seit gestern ist es zwischen meinen beinen taub und ich kann nicht mehr pinkeln", "de", "Bitte ruf")]
    public void A_card_begins_in_the_language_of_the_member(string message, string language, string beginning)
    {
        Assert.Equal(language, SafetyFixture.Screen.Screen(message).Language);
        var text = Card(message, "DE").Sentences[0].Text;
        Assert.StartsWith(beginning, text, StringComparison.Ordinal);
        Assert.Contains("112", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i can't feel it when i wipe")]
    [InlineData("J'ai mal au back and I can't feel it when I wipe, is it the nerve")]
    public void English_and_mixed_messages_get_the_english_card(string message) =>
        Assert.Null(SafetyFixture.Screen.Screen(message).Language);

    [Fact]
    public void Every_language_has_a_line_for_every_alarm()
    {
        foreach (var language in (string[])["es", "de", "fr", "it", "pt", "nl", "pl"])
            foreach (var level in (SafetyLevel[])[SafetyLevel.Urgent, SafetyLevel.Emergency, SafetyLevel.Crisis])
                Assert.False(string.IsNullOrEmpty(SafetyFixture.Knowledge.Languages.Line(language, level)), $"{language} {level}");
    }

    [Theory]
    [InlineData("my left leg feels like it belongs to a stranger and the foot slaps on the pavement when i go shopping", "leg-weakness")]
    [InlineData("his fingers went where no masseur's fingers should, i froze on the table", "assault")]
    public void An_alarm_that_no_rule_names_still_gets_the_card_of_its_situation(string message, string situation) =>
        Assert.Equal(situation, SafetyFixture.Screen.Screen(message).Findings[0].Situation);

    [Fact]
    public void The_neutral_card_names_the_signs_and_a_line() =>
        Assert.Contains("116 123", SafetyFixture.Cards.Neutral("GB").Text, StringComparison.Ordinal);

    [Fact]
    public void Every_sentence_that_states_something_medical_is_cited() =>
        Assert.NotEmpty(Card("fever and my hip won't straighten", "GB").Sentences.Single(s => s.Text.Contains("you wrote", StringComparison.Ordinal)).Citations);

    [Fact]
    public void No_card_of_any_rule_says_what_is_forbidden()
    {
        foreach (var rule in SafetyFixture.Knowledge.Rules)
            foreach (var example in rule.Examples.Where(e => e.Holds))
            {
                var verdict = SafetyFixture.Screen.Screen(example.Message);
                if (verdict.Level >= SafetyLevel.Urgent)
                    foreach (var word in Forbidden)
                        Assert.DoesNotContain(word, string.Join('\n', SafetyFixture.Cards.Compose(verdict, "GB").Sentences.Where(s => !s.Text.Contains("you wrote", StringComparison.Ordinal)).Select(s => s.Text)), StringComparison.OrdinalIgnoreCase);
            }
    }

    [Fact]
    public void A_quote_in_a_card_pings_nobody() =>
        Assert.DoesNotContain("@everyone", Card("can't feel when @everyone i wipe", "GB").Text, StringComparison.Ordinal);

    private static SafetyCard Card(string message, string? region) => SafetyFixture.Cards.Compose(SafetyFixture.Screen.Screen(message), region);
}

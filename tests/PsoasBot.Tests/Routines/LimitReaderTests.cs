namespace PsoasBot.Tests.Routines;

public sealed class LimitReaderTests
{
    [Theory]
    [InlineData("can’t kneel", "cannot-kneel")]
    [InlineData("I CANNOT lie flat on my back!", "cannot-lie-on-back")]
    [InlineData("wall only", "wall-only,no-equipment,no-strap,no-pillow,no-chair")]
    [InlineData("I'm 15 and stiff", "under-16")]
    [InlineData("she is 71 years old", "over-65")]
    [InlineData("18 weeks pregnant", "pregnant")]
    [InlineData("I am 30 minutes from the gym", "")]
    [InlineData("not pregnant and no surgery", "")]
    [InlineData("can't lie on my stomach", "cannot-lie-on-front")]
    public void Words_are_read_as_limits(string text, string ids) =>
        Assert.Equal(ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Read(text).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("seated only", "only sitting (\"seated only\")")]
    [InlineData("I'm 72, and my knees hurt", "cannot kneel (\"my knees hurt\"),over 65 (\"I'm 72\")")]
    [InlineData("high blood pressure", "high blood pressure")]
    [InlineData("no-floor", "no floor")]
    [InlineData("Can’t kneel ", "cannot kneel (\"Can’t kneel\")")]
    [InlineData("Não: cannot  KNEEL", "cannot kneel (\"cannot  KNEEL\")")]
    [InlineData("wrist injury", "hand or wrist trouble (\"wrist injury\")")]
    public void A_limit_is_said_back_as_it_was_written_and_without_what_it_implies(string text, string said) =>
        Assert.Equal(said, string.Join(',', RoutineFixture.Builder.Limits.Read([text]).Named));

    /// <summary>Only a hand's injury may be milder than the injury in it; anything else would let a phrase of comfort hide one of health.</summary>
    [Fact]
    public void A_longer_phrase_hides_a_stricter_limit_only_where_that_is_meant()
    {
        var limits = RoutineFixture.Builder.Limits.All;
        var hidden = limits.SelectMany(longer => longer.Words.Append(longer.Label)
            .Where(phrase => !phrase.Contains('~', StringComparison.Ordinal) && !phrase.Any(char.IsUpper))
            .SelectMany(phrase => limits.Where(other => other.Effect > longer.Effect && other.Words.Any(word => word.Length < phrase.Length && $" {phrase} ".Contains($" {word} ", StringComparison.Ordinal)))
                .Select(other => (longer.Id, other.Id))));

        Assert.Equal([("hands", "acute-pain")], hidden.Distinct());
    }

    [Fact]
    public void What_is_not_understood_is_kept() =>
        Assert.Equal(["purple curtains"], RoutineFixture.Builder.Limits.Read(["no strap", "purple curtains"]).NotUnderstood);

    [Fact]
    public void Every_limit_knows_its_own_name() =>
        Assert.All(RoutineFixture.Builder.Limits.All, limit =>
        {
            Assert.Contains(limit.Id, Read(limit.Id));
            Assert.Contains(limit.Id, Read(limit.Label));
        });

    private static IEnumerable<string> Read(string text) => RoutineFixture.Builder.Limits.Read([text]).Holding.Select(limit => limit.Id);
}

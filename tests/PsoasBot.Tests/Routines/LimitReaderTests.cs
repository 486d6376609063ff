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

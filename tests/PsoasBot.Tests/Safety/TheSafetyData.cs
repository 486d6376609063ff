
namespace PsoasBot.Tests.Safety;

public class TheSafetyData
{
    [Fact]
    public void It_holds_together_and_every_rule_passes_its_own_examples() =>
        Assert.Equal("", string.Join('\n', SafetyFixture.Knowledge.Check()));
}

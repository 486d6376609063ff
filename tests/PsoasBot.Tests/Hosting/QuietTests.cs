using PsoasBot.Hosting;

namespace PsoasBot.Tests.Hosting;

public sealed class QuietTests
{
    private const long Started = 100 << 20;

    [Fact]
    public void After_the_start_the_first_quiet_look_gives_memory_back()
    {
        var quiet = new Quiet();

        Assert.False(quiet.IsDue(Started));
        Assert.True(quiet.IsDue(Started + Quiet.Murmur));
    }

    [Fact]
    public void While_questions_come_nothing_is_given_back()
    {
        var quiet = new Quiet();

        Assert.DoesNotContain(true, Enumerable.Range(0, 100).Select(second => quiet.IsDue(Started + (second * (Quiet.Murmur + 1)))));
    }

    [Fact]
    public void Later_it_takes_a_long_quiet_and_something_to_give_back()
    {
        var quiet = new Quiet();
        Assert.True(quiet.IsDue(Started) || quiet.IsDue(Started));

        Assert.DoesNotContain(true, Enumerable.Range(0, 100).Select(_ => quiet.IsDue(Started)));
        Assert.False(quiet.IsDue(Started + Quiet.Worthwhile));
        Assert.Equal(Quiet.Later, Enumerable.Range(1, 100).First(_ => quiet.IsDue(Started + Quiet.Worthwhile)));
        Assert.False(quiet.IsDue(Started + Quiet.Worthwhile));
    }
}

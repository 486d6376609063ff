using PsoasBot.Moderation.Stats;
using PsoasBot.Platforms.Local.Desk;

namespace PsoasBot.Tests.Platforms.Local;

public sealed class DayPlotsTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(0, "2026-11-08")]
    [InlineData(3, "2026-11-08")]
    [InlineData(29, "2026-10-23")]
    public void A_plot_ends_today_and_shows_two_weeks_at_least(int ago, string first)
    {
        var drawn = DayPlots.Write([new DayVolume(Today.AddDays(-ago), 5)], Today).Html;

        Assert.Contains($"<span>{first}</span><span>2026-11-21</span>", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_stands_at_its_day_and_is_as_high_as_its_share_of_the_highest()
    {
        var drawn = DayPlots.Write([new DayVolume(Today.AddDays(-1), 10), new DayVolume(Today, 5)], Today).Html;

        Assert.Contains("""<rect x="240" y="0" width="16" height="100"><title>2026-11-20: 10</title>""", drawn, StringComparison.Ordinal);
        Assert.Contains("""<rect x="260" y="50" width="16" height="50"><title>2026-11-21: 5</title>""", drawn, StringComparison.Ordinal);
        Assert.Contains("""viewBox="0 0 280 100" """, drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_question_there_is_no_plot() => Assert.DoesNotContain("<svg", DayPlots.Write([], Today).Html, StringComparison.Ordinal);
}

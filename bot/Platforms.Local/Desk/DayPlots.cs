using System.Globalization;
using PsoasBot.Moderation.Stats;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>A plot for each figure of a day. Time runs to the right and ends today.</summary>
internal static class DayPlots
{
    /// <summary>Units of the drawing, which the page stretches to its width.</summary>
    private const int Step = 20;
    private const int Gap = 4;
    private const int Height = 100;

    /// <summary>A plot is this many days wide at least, so that a single day is a bar and not a wall.</summary>
    private const int LeastDays = 14;

    /// <param name="days">Days in their order, quiet ones between them too.</param>
    /// <param name="today">Where the plots end.</param>
    public static Markup Write(IReadOnlyList<DayVolume> days, DateOnly today) => days.Count == 0
        ? Markup.Of($"""<p class="empty">No questions yet.</p>""")
        : Markup.Of(
            $"""
            <div class="plots">{Plot("Questions", days, today, day => day.Questions, "")}{Plot("Declined", days, today, day => day.Declined, "")}{Plot("Flagged", days, today, day => day.Flagged, "")}
            {Plot("Retracted", days, today, day => day.Retracted, "")}{Plot("With a contested claim", days, today, day => day.Questions == 0 ? 0 : 100.0 * day.Contested / day.Questions, " %")}
            {Plot("Hours to review", days, today, day => day.TimeToReview?.TotalHours ?? 0, " h")}</div>
            """);

    /// <summary>Every bar says its day and value, and the heading the highest.</summary>
    private static Markup Plot(string title, IReadOnlyList<DayVolume> days, DateOnly today, Func<DayVolume, double> of, string unit)
    {
        var most = days.Max(of);
        var last = Later(today, days[^1].Day);
        var first = Earlier(days[0].Day, last.AddDays(1 - LeastDays));
        var bars = days.Select(day => Bar(day.Day, day.Day.DayNumber - first.DayNumber, of(day), most, unit));
        return Markup.Of(
            $"""
            <figure><figcaption>{title} <span class="soft">at most {Number(most)}{unit} a day</span></figcaption>
            <svg class="bars" viewBox="0 0 {(last.DayNumber - first.DayNumber + 1) * Step} {Height}" preserveAspectRatio="none" role="img" aria-label="{title} a day, at most {Number(most)}{unit}">{Markup.Join(bars)}</svg>
            <p class="soft ends"><span>{Text(first)}</span><span>{Text(last)}</span></p></figure>
            """);
    }

    private static Markup Bar(DateOnly day, int at, double value, double most, string unit)
    {
        var height = most <= 0 ? 0 : (int)Math.Round(Height * value / most);
        return Markup.Of($"""<rect x="{at * Step}" y="{Height - height}" width="{Step - Gap}" height="{height}"><title>{Text(day)}: {Number(value)}{unit}</title></rect>""");
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Review;
using PsoasBot.Moderation.Stats;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>The scorecard with its plots, what the sources did not answer, and the moderators' own answers.</summary>
internal static class FiguresPage
{
    private const int Step = 20;
    private const int Height = 100;

    public static Markup Write(Scorecard card, IReadOnlyList<IReadOnlyList<DeclinedQuestion>> declined, IReadOnlyList<CuratedAnswer> curated) => Markup.Of(
        $"""
        <dl class="figures">{Figure("questions in 30 days", $"{card.Questions}")}{Figure("answered", Share(card.Answered, card))}{Figure("declined", Share(card.Declined, card))}
        {Figure("safety cards", Share(card.SafetyCards, card))}{Figure("with a contested claim", Share(card.Contested, card))}{Figure("flagged", Share(card.Flagged, card))}
        {Figure("corrected", $"{card.Corrected}")}{Figure("retracted", $"{card.Retracted}")}{Figure("median time to review", card.TimeToReview is { } time ? DeskPages.Age(time) : "–")}{Figure("waiting for an answer", $"{card.Waiting}")}</dl>
        <h2>Day by day</h2>{Plots(card.Days)}
        <h2>Questions that the sources did not answer</h2>{Declined(declined)}
        <h2>Answers that moderators wrote</h2>{Curated(curated)}
        """);

    private static Markup Figure(string name, string value) => Markup.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static string Share(int part, Scorecard card) => card.Questions == 0 ? $"{part}" : $"{part} ({100 * part / card.Questions} %)";

    private static Markup Plots(IReadOnlyList<DayVolume> days) => days.Count == 0
        ? Markup.Of($"""<p class="empty">No questions yet.</p>""")
        : Markup.Of(
            $"""
            <div class="plots">{Plot("Questions", days, day => day.Questions, "")}{Plot("Declined", days, day => day.Declined, "")}{Plot("Flagged", days, day => day.Flagged, "")}
            {Plot("Retracted", days, day => day.Retracted, "")}{Plot("With a contested claim", days, day => day.Questions == 0 ? 0 : 100.0 * day.Contested / day.Questions, " %")}
            {Plot("Hours to review", days, day => day.TimeToReview?.TotalHours ?? 0, " h")}</div>
            """);

    /// <summary>Bars from the first day to the last; every bar says its day and value, and the heading the highest.</summary>
    private static Markup Plot(string title, IReadOnlyList<DayVolume> days, Func<DayVolume, double> of, string unit)
    {
        var most = days.Max(of);
        var bars = days.Select((day, at) => Bar(day.Day, at, of(day), most, unit));
        return Markup.Of(
            $"""
            <figure><figcaption>{title} <span class="soft">at most {Number(most)}{unit} a day</span></figcaption>
            <svg class="bars" viewBox="0 0 {days.Count * Step} {Height}" preserveAspectRatio="none" role="img" aria-label="{title} a day, at most {Number(most)}{unit}">{Markup.Join(bars)}</svg>
            <p class="soft ends"><span>{Day(days[0].Day)}</span><span>{Day(days[^1].Day)}</span></p></figure>
            """);
    }

    private static Markup Bar(DateOnly day, int at, double value, double most, string unit)
    {
        var height = most <= 0 ? 0 : (int)Math.Round(Height * value / most);
        return Markup.Of($"""<rect x="{at * Step}" y="{Height - height}" width="{Step - 4}" height="{height}"><title>{Day(day)}: {Number(value)}{unit}</title></rect>""");
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Markup Declined(IReadOnlyList<IReadOnlyList<DeclinedQuestion>> groups) => groups.Count == 0
        ? Markup.Of($"""<p class="empty">None.</p>""")
        : Markup.Of($"""<ul class="lines">{Markup.Join(groups.Select(Group))}</ul>""");

    private static Markup Group(IReadOnlyList<DeclinedQuestion> group) => Markup.Of(
        $"""
        <li><span>{group[0].Text}{(group.Count > 1 ? Markup.Of($""" <span class="soft">asked {group.Count} times alike</span>""") : Markup.Empty)}</span>
        <a href="/desk/start/{group[0].QuestionId}">Start a statement or a note</a></li>
        """);

    private static Markup Curated(IReadOnlyList<CuratedAnswer> curated) => curated.Count == 0
        ? Markup.Of($"""<p class="empty">None.</p>""")
        : Markup.Of($"""<ul class="lines">{Markup.Join(curated.Select(each => Markup.Of($"""<li><a href="/desk/case/{each.QuestionId}">{each.Question}</a> <span class="soft">reviewed on {Notices.Date(each.ReviewedAt)}</span></li>""")))}</ul>""");
}

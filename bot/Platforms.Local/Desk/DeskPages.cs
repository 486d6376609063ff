using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Review;
using PsoasBot.Moderation.Stats;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>The desk's pages, but for the single case.</summary>
internal static class DeskPages
{
    public static Markup Frame(string title, DeskSession? session, Markup body) => Markup.Of(
        $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · PsoasBot review desk</title><link rel="stylesheet" href="/desk.css"><link rel="icon" href="/icon.svg"></head><body>
        <header><a href="/desk"><strong>Review desk</strong></a>{(session is null ? Markup.Empty : Menu(session))}</header><main><h1>{title}</h1>{body}</main></body></html>
        """);

    public static Markup SignIn(string? problem, bool hasToken) => Markup.Of(
        $"""
        {Problem(problem)}
        <form method="post" action="/desk/sign-in" class="card">
        <label>Your name, as it stands in the trail <input name="name" maxlength="24" autocomplete="username" required></label>
        <label>{(hasToken ? "The moderators' token" : "The key that the bot printed at start (it works once)")} <input name="token" type="password" autocomplete="current-password" required></label>
        <button>Sign in</button></form>
        """);

    public static Markup Problem(string? problem) => problem is null ? Markup.Empty : Markup.Of($"""<p class="problem" role="alert">{problem}</p>""");

    public static Markup Queue(IReadOnlyList<CaseSummary> cases, bool all, DateTimeOffset now) => Markup.Of(
        $"""
        <p>{(all ? Markup.Of($"""<a href="/desk">Only what waits</a>""") : Markup.Of($"""<a href="/desk?all=1">Decided ones too</a>"""))}</p>
        {(cases.Count == 0 ? Markup.Of($"""<p class="empty">Nothing waits for review.</p>""") : Table(cases, now))}
        """);

    public static Markup Stats(Scorecard card, IReadOnlyList<IReadOnlyList<DeclinedQuestion>> declined, IReadOnlyList<CuratedAnswer> curated) => Markup.Of(
        $"""
        <dl class="figures">{Figure("questions in 30 days", $"{card.Questions}")}{Figure("answered", Share(card.Answered, card))}{Figure("declined", Share(card.Declined, card))}
        {Figure("safety cards", Share(card.SafetyCards, card))}{Figure("with a contested claim", Share(card.Contested, card))}{Figure("flagged", Share(card.Flagged, card))}
        {Figure("corrected", $"{card.Corrected}")}{Figure("retracted", $"{card.Retracted}")}{Figure("median time to review", card.TimeToReview is { } time ? Age(time) : "–")}{Figure("waiting for an answer", $"{card.Waiting}")}</dl>
        <h2>Questions a day</h2>{Bars(card.Days)}
        <h2>Questions that the sources did not answer</h2>{Declined(declined)}
        <h2>Answers that moderators wrote</h2>{Curated(curated)}
        """);

    public static string Age(TimeSpan age) => age.TotalDays >= 1 ? $"{(int)age.TotalDays} d" : age.TotalHours >= 1 ? $"{(int)age.TotalHours} h" : $"{Math.Max(0, (int)age.TotalMinutes)} min";

    public static Markup Hidden(DeskSession session, int version) => Markup.Of(
        $"""<input type="hidden" name="csrf" value="{session.FormKey}"><input type="hidden" name="version" value="{version}">""");

    private static Markup Menu(DeskSession session) => Markup.Of(
        $"""
        <nav><a href="/desk">Queue</a> <a href="/desk/stats">Figures</a> <a href="/desk/export.json">Export</a></nav>
        <form method="post" action="/desk/sign-out">{Hidden(session, 0)}<span>{session.Who.Id}</span> <button>Sign out</button></form>
        """);

    private static Markup Table(IReadOnlyList<CaseSummary> cases, DateTimeOffset now) => Markup.Of(
        $"""<table><thead><tr><th>Question</th><th>Level</th><th>Flags</th><th>Age</th><th>State</th></tr></thead><tbody>{Markup.Join(cases.Select(each => Row(each, now)))}</tbody></table>""");

    private static Markup Row(CaseSummary each, DateTimeOffset now) => Markup.Of(
        $"""
        <tr class="level-{each.Level.ToLowerInvariant()}"><td><a href="/desk/case/{each.Case.QuestionId}">{Cut(each.Question)}</a></td><td>{each.Level}</td><td>{string.Join(", ", each.Flags.Distinct(StringComparer.Ordinal))}</td>
        <td>{Age(now - each.Case.OpenedAt)}</td><td>{State(each.Case, now)}</td></tr>
        """);

    private static string State(ReviewCase each, DateTimeOffset now) => each.HolderAt(now) is { } holder ? $"claimed by {holder}" : each.State == ReviewState.Claimed ? "open (claim ended)" : each.State.ToString().ToLowerInvariant();

    private static Markup Figure(string name, string value) => Markup.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static string Share(int part, Scorecard card) => card.Questions == 0 ? $"{part}" : $"{part} ({100 * part / card.Questions} %)";

    private static Markup Bars(IReadOnlyList<DayVolume> days)
    {
        if (days.Count == 0) return Markup.Of($"""<p class="empty">No questions yet.</p>""");
        var most = days.Max(day => day.Questions);
        var bars = days.Select((day, at) => Markup.Of(
            $"""<rect x="{at * 20}" y="{100 - 100 * day.Questions / most}" width="16" height="{100 * day.Questions / most}"><title>{day.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}: {day.Questions}</title></rect>"""));
        return Markup.Of($"""<svg class="bars" viewBox="0 0 {days.Count * 20} 100" role="img" aria-label="Questions a day, at most {most}">{Markup.Join(bars)}</svg>""");
    }

    private static Markup Declined(IReadOnlyList<IReadOnlyList<DeclinedQuestion>> groups) => groups.Count == 0
        ? Markup.Of($"""<p class="empty">None.</p>""")
        : Markup.Of($"<ul>{Markup.Join(groups.Select(group => Markup.Of($"<li>{group[0].Text}{(group.Count > 1 ? $" (asked {group.Count} times alike)" : "")}</li>")))}</ul>");

    private static Markup Curated(IReadOnlyList<CuratedAnswer> curated) => curated.Count == 0
        ? Markup.Of($"""<p class="empty">None.</p>""")
        : Markup.Of($"""<ul>{Markup.Join(curated.Select(each => Markup.Of($"""<li><a href="/desk/case/{each.QuestionId}">{each.Question}</a>, {Notices.Date(each.ReviewedAt)}</li>""")))}</ul>""");

    private static string Cut(string text) => text.Length <= 140 ? text : string.Concat(text.AsSpan(0, 140), "…");
}

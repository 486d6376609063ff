using System.Globalization;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;
using PsoasBot.Safety;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>What of the queue is looked at; "" stands for everything, <see cref="State"/> "" for all that waits. Pages count from 1.</summary>
internal sealed record QueueView(string State, string Level, string Flag, string Words, int Page)
{
    public const string Decided = "decided", All = "all", Mine = "mine", Free = "free";

    public const int Length = 100;
    private const int LastPage = 10_000;

    public QueueFilter Filter => new()
    {
        Scope = State switch { Mine => QueueScope.Held, Free => QueueScope.Free, Decided => QueueScope.Decided, All => QueueScope.All, _ => QueueScope.Undecided },
        Level = Level is "" ? null : Level,
        Flag = Flag is "" ? null : Flag,
        Words = [.. Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(10)],
        Offset = (Page - 1) * Length,
        Limit = Length,
    };

    public static QueueView Of(IQueryCollection query) => new(
        query["state"].ToString(), query["level"].ToString(), query["flag"].ToString(), query["words"].ToString().Trim(),
        int.TryParse(query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);

    public string Address(int page) =>
        new QueryString().Add("state", State).Add("level", Level).Add("flag", Flag).Add("words", Words).Add("page", page.ToString(CultureInfo.InvariantCulture)).ToString();
}

/// <summary>The queue: what waits, the gravest first, with filters, page by page.</summary>
internal static class QueuePage
{
    private const int LongestShown = 140;

    private static readonly IReadOnlyList<string> Levels = [.. Enum.GetNames<SafetyLevel>().Reverse()];

    public static Markup Write(IReadOnlyList<CaseSummary> cases, int all, QueueView view, DateTimeOffset now) => Markup.Of(
        $"""
        {Filters(view)}
        <p class="soft" role="status">{(all == 1 ? "1 case" : $"{all} cases")}{(cases.Count < all ? $", {cases.Count} of them on this page" : "")}</p>
        {(cases.Count > 0 ? Table(cases, now) : Markup.Of($"""<p class="empty">{(view == Nothing ? "Nothing waits for review." : "No case fits these filters.")}</p>"""))}
        {Pages(all, view)}
        """);

    private static QueueView Nothing { get; } = new("", "", "", "", 1);

    private static Markup Pages(int all, QueueView view) => all <= QueueView.Length ? Markup.Of($"") : Markup.Of(
        $"""
        <nav aria-label="Pages">{(view.Page > 1 ? Markup.Of($"""<a href="/desk{view.Address(view.Page - 1)}" rel="prev">Previous</a>""") : Markup.Of($""))}
        page {view.Page} of {(all + QueueView.Length - 1) / QueueView.Length}
        {(view.Page * QueueView.Length < all ? Markup.Of($"""<a href="/desk{view.Address(view.Page + 1)}" rel="next">Next</a>""") : Markup.Of($""))}</nav>
        """);

    private static Markup Filters(QueueView view) => Markup.Of(
        $"""
        <form method="get" action="/desk" class="filters" role="search" aria-label="Filter the queue">
        {Select("state", "State", view.State, [("", "what waits"), (QueueView.Free, "free to claim"), (QueueView.Mine, "claimed by me"), (QueueView.Decided, "decided"), (QueueView.All, "all")])}
        {Select("level", "Level", view.Level, [("", "any"), .. Of(Levels, view.Level)])}
        {Select("flag", "Flag", view.Flag, [("", "any"), .. Of(FlagKinds.All, view.Flag)])}
        <label>Words <input name="words" type="search" value="{view.Words}" maxlength="100"></label><button>Filter</button> <a href="/desk">Clear</a></form>
        """);

    /// <summary>A flag of an own kind, chosen by its address, stays in the list.</summary>
    private static IEnumerable<(string, string)> Of(IEnumerable<string> values, string chosen) =>
        values.Append(chosen).Where(value => value.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Select(value => (value, value));

    private static Markup Select(string name, string label, string chosen, IEnumerable<(string Value, string Label)> options) => Markup.Of(
        $"""<label>{label} <select name="{name}">{Markup.Join(options.Select(option => Markup.Of($"""<option value="{option.Value}"{(option.Value.Equals(chosen, StringComparison.OrdinalIgnoreCase) ? " selected" : "")}>{option.Label}</option>""")))}</select></label>""");

    private static Markup Table(IReadOnlyList<CaseSummary> cases, DateTimeOffset now) => Markup.Of(
        $"""<table class="queue"><thead><tr><th>Question</th><th>Level</th><th>Flags</th><th>Age</th><th>State</th></tr></thead><tbody>{Markup.Join(cases.Select(each => Row(each, now)))}</tbody></table>""");

    private static Markup Row(CaseSummary each, DateTimeOffset now) => Markup.Of(
        $"""
        <tr class="level-{each.Level.ToLowerInvariant()}"><td><a href="/desk/case/{each.Case.QuestionId}">{Cut(each.Question)}</a></td><td>{each.Level}</td><td>{string.Join(", ", each.Flags.Distinct(StringComparer.Ordinal))}</td>
        <td>{DeskPages.Age(now - each.Case.OpenedAt)}</td><td>{State(each.Case, now)}</td></tr>
        """);

    private static string State(ReviewCase each, DateTimeOffset now) => each.HolderAt(now) is { } holder ? $"claimed by {holder}" : each.State == ReviewState.Claimed ? "open (claim ended)" : each.State.ToString().ToLowerInvariant();

    /// <summary>A question whose member was forgotten has no words left.</summary>
    private static string Cut(string text) => text.Length == 0 ? "(deleted)" : text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");
}

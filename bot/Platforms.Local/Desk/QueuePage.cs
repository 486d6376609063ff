using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>What of the queue is looked at; "" stands for everything, <see cref="State"/> "" for all that waits.</summary>
internal sealed record QueueView(string State, string Level, string Flag, string Words)
{
    public const string Decided = "decided", All = "all", Mine = "mine", Free = "free";

    public bool OnlyUndecided => State is "" or Mine or Free;

    public static QueueView Of(IQueryCollection query) => new(query["state"].ToString(), query["level"].ToString(), query["flag"].ToString(), query["words"].ToString().Trim());

    public bool Shows(CaseSummary each, string who, DateTimeOffset now) =>
        (State switch
        {
            Mine => each.Case.HolderAt(now) == who,
            Free => !each.Case.IsDecided && each.Case.HolderAt(now) is null,
            Decided => each.Case.IsDecided,
            All => true,
            _ => !each.Case.IsDecided,
        })
        && (Level is "" || each.Level.Equals(Level, StringComparison.OrdinalIgnoreCase))
        && (Flag is "" || each.Flags.Contains(Flag, StringComparer.OrdinalIgnoreCase))
        && (Words is "" || Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => each.Question.Contains(word, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>The queue: what waits, the gravest first, with filters.</summary>
internal static class QueuePage
{
    private const int LongestShown = 140;

    public static Markup Write(IReadOnlyList<CaseSummary> cases, QueueView view, DeskSession session, DateTimeOffset now)
    {
        var shown = cases.Where(each => view.Shows(each, session.Who.Id, now)).ToList();
        return Markup.Of(
            $"""
            {Filters(cases, view)}
            <p class="soft" role="status">{(shown.Count == 1 ? "1 case" : $"{shown.Count} cases")}{(shown.Count < cases.Count ? $" of {cases.Count}" : "")}</p>
            {(shown.Count > 0 ? Table(shown, now) : Markup.Of($"""<p class="empty">{(cases.Count == 0 ? "Nothing waits for review." : "No case fits these filters.")}</p>"""))}
            """);
    }

    private static Markup Filters(IReadOnlyList<CaseSummary> cases, QueueView view) => Markup.Of(
        $"""
        <form method="get" action="/desk" class="filters" role="search" aria-label="Filter the queue">
        {Select("state", "State", view.State, [("", "what waits"), (QueueView.Free, "free to claim"), (QueueView.Mine, "claimed by me"), (QueueView.Decided, "decided"), (QueueView.All, "all")])}
        {Select("level", "Level", view.Level, [("", "any"), .. Of(cases.Select(each => each.Level), view.Level)])}
        {Select("flag", "Flag", view.Flag, [("", "any"), .. Of(cases.SelectMany(each => each.Flags), view.Flag)])}
        <label>Words <input name="words" type="search" value="{view.Words}" maxlength="100"></label><button>Filter</button> <a href="/desk">Clear</a></form>
        """);

    /// <summary>The chosen one stays in the list even where no case has it.</summary>
    private static IEnumerable<(string, string)> Of(IEnumerable<string> values, string chosen) =>
        values.Append(chosen).Where(value => value.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Select(value => (value, value));

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

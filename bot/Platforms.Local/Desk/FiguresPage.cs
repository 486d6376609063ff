using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Review;
using PsoasBot.Moderation.Stats;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>The scorecard with its plots, what the sources did not answer, and the moderators' own answers.</summary>
internal static class FiguresPage
{
    public static Markup Write(Scorecard card, IReadOnlyList<IReadOnlyList<DeclinedQuestion>> declined, IReadOnlyList<CuratedAnswer> curated, DateOnly today) => Markup.Of(
        $"""
        <dl class="figures">{Figure("questions in 30 days", $"{card.Questions}")}{Figure("answered", Share(card.Answered, card))}{Figure("declined", Share(card.Declined, card))}
        {Figure("safety cards", Share(card.SafetyCards, card))}{Figure("with a contested claim", Share(card.Contested, card))}{Figure("flagged", Share(card.Flagged, card))}
        {Figure("corrected", $"{card.Corrected}")}{Figure("retracted", $"{card.Retracted}")}{Figure("median time to review", card.TimeToReview is { } time ? DeskPages.Age(time) : "–")}{Figure("waiting for an answer", $"{card.Waiting}")}</dl>
        <h2>Day by day</h2>{DayPlots.Write(card.Days, today)}
        <h2>Questions that the sources did not answer</h2>{Declined(declined)}
        <h2>Answers that moderators wrote</h2>{Curated(curated)}
        """);

    private static Markup Figure(string name, string value) => Markup.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static string Share(int part, Scorecard card) => card.Questions == 0 ? $"{part}" : $"{part} ({100 * part / card.Questions} %)";

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

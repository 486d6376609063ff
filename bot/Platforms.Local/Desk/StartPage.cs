using PsoasBot.Moderation.Stats;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>The beginning of a statement and of a library note for questions that the sources did not answer, ready to be copied into the knowledge.</summary>
internal static class StartPage
{
    public static Markup Write(IReadOnlyList<DeclinedQuestion> group)
    {
        var asks = string.Concat(group.Select(question => OneLine(question.Text)).Distinct(StringComparer.OrdinalIgnoreCase).Select(text => $"\n  - {text}"));
        var statement =
            $"""
            ## NEXT NUMBER
            WHO SAYS WHAT, in your own words, in one or two sentences.

            - then: The same, to follow a sentence of the same speaker.
            - where: PARAGRAPH OR SECTION
            - speaker: author
            - kind: resource
            - topics: TOPIC, TOPIC
            - asks:{asks}
            """;
        var note =
            $"""
            # {OneLine(group[0].Text)}

            THE ANSWER in plain sentences, with who says so and where it can be read.
            """;
        return Markup.Of(
            $"""
            <p>Asked {(group.Count == 1 ? "once" : $"{group.Count} times alike")}. Check that nothing personal stands in the questions before you copy them.</p>
            <section class="card"><h2>A statement</h2><p>At the end of a file in <code>knowledge/sources/</code>; then run <code>check</code> and start the bot again.</p>
            <textarea rows="12" readonly aria-label="The beginning of a statement">{statement}</textarea></section>
            <section class="card"><h2>A library note</h2><p>As a new <code>.md</code> file in <code>knowledge/library/</code>; the bot notices it within seconds.</p>
            <textarea rows="5" readonly aria-label="The beginning of a library note">{note}</textarea></section>
            <p><a href="/desk/stats">Back to the figures</a></p>
            """);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(':', ',');
}

using System.Globalization;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>The steps of a routine as embeds between the answer's own: whole steps only, each with its dose and its stop line; the rest is behind "More".</summary>
internal static class RoutineMessages
{
    private const int Color = 0x4F772D;

    /// <summary>As many steps as fit into <paramref name="room"/> characters, and whether that was all.</summary>
    public static (IReadOnlyList<Embed> Embeds, bool HasMore) Steps(RoutineCard routine, int room)
    {
        List<Embed> embeds = [];
        foreach (var step in routine.Steps)
        {
            var embed = Step(step);
            var length = Length(embed);
            if (length > room || embeds.Count == EmbedLimits.Embeds - 2) return (embeds, true);
            embeds.Add(embed);
            room -= length;
        }
        return (embeds, false);
    }

    public static string Notes(RoutineCard routine) =>
        string.Join('\n', routine.Notes.Select(note => $"{Escaped.Within(note.Text, 400)}{Numbers(note)}").Concat(routine.Problems.Select(problem => Escaped.Within(problem, 300))));

    /// <summary>A step that is being done: what to do, without what it is for and what is contested, which the routine's own message says.</summary>
    public static Embed Doing(RoutineStepCard step, IReadOnlyList<SourceCard> sources)
    {
        var named = string.Join("; ", sources.Select(source => string.Create(CultureInfo.InvariantCulture, $"[{source.Number}] {TextCut.Short(source.Title, 60)}")));
        return new Embed
        {
            Description = Escaped.CutEscaped(string.Join('\n', Instructions(step)), 2_600),
            Color = Color,
            Fields = Fields(step),
            Footer = new EmbedFooter(Markdown.Unmarked(TextCut.Short($"Described by: {step.DescribedBy}. {named}", 400))),
        };
    }

    private static Embed Step(RoutineStepCard step)
    {
        List<EmbedField> fields = Fields(step);
        if (step.Contested.Count > 0) fields.Add(new EmbedField("⚖ Contested", Escaped.Within(string.Join(" · ", step.Contested), 300)));
        return new Embed
        {
            Title = $"{step.Number}. {Escaped.Within($"{step.Title} · {step.Time}", 200)}",
            Description = Escaped.CutEscaped(string.Join('\n', Instructions(step).Prepend($"{Escaped.Within(step.Purpose.Text, 300)}{Numbers(step.Purpose)}")), 2_600),
            Color = Color,
            Fields = fields,
            Footer = new EmbedFooter(Markdown.Unmarked($"Described by: {TextCut.Short(step.DescribedBy, 150)}")),
        };
    }

    private static IEnumerable<string> Instructions(RoutineStepCard step) =>
    [
        $"**Position:** {Escaped.Within(step.Position, 200)}",
        .. step.Equipment.Count == 0 ? (string[])[] : [$"**You need:** {Escaped.Within(string.Join(", ", step.Equipment), 200)}"],
        .. step.Instructions.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {Escaped.Within(line.Text, 300)}{Numbers(line)}")),
        .. step.Easier.Select(line => $"Easier: {Escaped.Within(line.Text, 250)}{Numbers(line)}"),
    ];

    private static List<EmbedField> Fields(RoutineStepCard step)
    {
        List<EmbedField> fields = [new("Dose", Sentence(step.Dose), Inline: true)];
        if (step.Feel is { } feel) fields.Add(new EmbedField("You should feel", Sentence(feel), Inline: true));
        if (step.Stop is { } stop) fields.Add(new EmbedField("Stop when", Sentence(stop), Inline: true));
        if (step.Cautions.Count > 0) fields.Add(new EmbedField("Careful", string.Join('\n', step.Cautions.Take(3).Select(line => $"{Escaped.Within(line.Text, 280)}{Numbers(line)}"))));
        return fields;
    }

    private static string Sentence(CardSentence sentence) => $"{Escaped.Within(sentence.Text, 350)}{Numbers(sentence)}";

    private static string Numbers(CardSentence sentence) => sentence.References.Count == 0 ? "" : " " + string.Concat(sentence.References.Take(4).Select(each => $"\\[{each.Number}\\]"));

    private static int Length(Embed embed) =>
        (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + (embed.Fields ?? []).Sum(field => field.Name.Length + field.Value.Length);
}

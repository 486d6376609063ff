namespace PsoasBot.Answering.Composing;

/// <summary>What is said before the cited sentences: that no source speaks of what was asked for. It states nothing about the subject itself.</summary>
internal static class Leads
{
    public static string? For(Selection selection) =>
        selection.Unspoken.Count > 0 ? $"No source speaks of {List(selection.Unspoken)}; this is the nearest that they say."
        : selection.Silent.Count > 0 ? $"I find nothing near this from {List(selection.Silent)}."
        : selection.LacksFrequency ? "No source says how often to practise."
        : null;

    private static string List(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}";
}

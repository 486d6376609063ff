namespace PsoasBot.Knowledge;

/// <summary>The stable name of a statement: <c>slug.number</c>, for example <c>not-your-soul-muscle.9</c>.</summary>
internal readonly record struct StatementId(string Source, int Number) : IComparable<StatementId>
{
    /// <summary>Reads <c>slug.number</c>; false when the text has another form.</summary>
    public static bool TryParse(string? text, out StatementId id)
    {
        id = default;
        var dot = text?.LastIndexOf('.') ?? -1;
        if (dot <= 0 || !int.TryParse(text.AsSpan(dot + 1), System.Globalization.NumberStyles.None, null, out var number))
            return false;
        id = new StatementId(text![..dot], number);
        return true;
    }

    /// <exception cref="FormatException">The text is not <c>slug.number</c>.</exception>
    public static StatementId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a statement id (slug.number)");

    public int CompareTo(StatementId other) =>
        string.CompareOrdinal(Source, other.Source) is var order and not 0 ? order : Number.CompareTo(other.Number);

    public override string ToString() => $"{Source}.{Number}";
}

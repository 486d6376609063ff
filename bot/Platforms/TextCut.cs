namespace PsoasBot.Platforms;

/// <summary>Cuts a text where a sentence ends, so that what is shown is whole and the rest can follow behind "More".</summary>
internal static class TextCut
{
    private const char Ellipsis = '…';

    /// <summary>
    /// The part that fits into <paramref name="limit"/> characters and the rest ("" when all fits). Falls back to a space, then to any
    /// place that is not inside a surrogate pair; a sentence end counts only where it keeps at least a third of the room.
    /// </summary>
    public static (string Shown, string Left) At(string text, int limit)
    {
        if (text.Length <= limit) return (text, "");
        if (limit <= 0) return ("", text);
        var end = SentenceEnd(text, limit);
        if (end >= limit / 3) return (text[..end].TrimEnd(), text[end..].TrimStart());
        var space = text.LastIndexOf(' ', limit - 1);
        end = space > limit / 3 ? space : limit - 1;
        if (char.IsHighSurrogate(text[end - 1 < 0 ? 0 : end - 1]) && end > 1) end--;
        return (text[..end].TrimEnd() + Ellipsis, text[end..].TrimStart());
    }

    /// <summary>The text within <paramref name="limit"/> characters, the rest dropped; for labels and titles.</summary>
    public static string Short(string text, int limit) => At(text, limit).Shown;

    /// <summary>Where the last sentence that fits ends; 0 where none does.</summary>
    private static int SentenceEnd(string text, int limit)
    {
        for (var i = Math.Min(limit, text.Length) - 1; i > 0; i--)
        {
            if (text[i] == '\n') return i;
            if (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]) && text[i] is '.' or '!' or '?') return i + 1;
        }
        return 0;
    }
}

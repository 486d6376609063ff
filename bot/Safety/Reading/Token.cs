namespace PsoasBot.Safety.Reading;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Break
{
    None,
    Comma,
    Sentence,
}

/// <summary>A word of the message in its plain form, with its place in the message as the member wrote it.</summary>
internal readonly record struct Token(string Text, int Start, int End, Break Before, int Sentence);

/// <summary>An emoji that means something ("laugh"), standing before the word at <paramref name="Index"/>.</summary>
internal readonly record struct Mark(string Concept, int Index);

/// <summary>The message as words.</summary>
internal sealed record TokenList(string Message, IReadOnlyList<Token> Tokens, IReadOnlyList<Mark> Marks)
{
    public int Count => Tokens.Count;

    public Token this[int index] => Tokens[index];

    /// <summary>The member's own words from one token up to, not including, another.</summary>
    public string Words(int from, int until) => Message[Tokens[from].Start..Tokens[until - 1].End];
}

namespace PsoasBot.Safety.Lexicon;

/// <summary>A piece of a phrase: a word (or gap, beginning, concept), or a choice between sequences that may be left out.</summary>
internal abstract record PhrasePart
{
    public sealed record Word(string Text) : PhrasePart;

    public sealed record Choice(IReadOnlyList<IReadOnlyList<PhrasePart>> Sequences, bool Optional) : PhrasePart;

    /// <summary>All the words below this piece.</summary>
    public IEnumerable<string> Words() => this switch
    {
        Word word => [word.Text],
        Choice choice => choice.Sequences.SelectMany(s => s).SelectMany(p => p.Words()),
        _ => [],
    };
}

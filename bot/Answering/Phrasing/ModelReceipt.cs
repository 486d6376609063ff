namespace PsoasBot.Answering.Phrasing;

/// <summary>
/// What a model had to do with an answer: <see cref="Outcome"/> is "phrased" or why the embedded answer was sent ("fell back: timeout").
/// <see cref="Prompt"/> is the prompt's name and version; <see cref="Cut"/> the rules that cut sentences, never their text.
/// </summary>
internal sealed record ModelReceipt
{
    public required string Model { get; init; }
    public required string Prompt { get; init; }
    public required string Outcome { get; init; }
    public long Sent { get; init; }
    public long Received { get; init; }
    public int Kept { get; init; }
    public IReadOnlyList<string> Cut { get; init; } = [];
    public TimeSpan Elapsed { get; init; }
}

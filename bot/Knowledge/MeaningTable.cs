namespace PsoasBot.Knowledge;

/// <summary>
/// Vectors learnt from the ways to ask and from labelled questions: words that ask for the same things lie near each other, and near what
/// they ask for. Fitted by `dotnet run -c Release --project tests/PsoasBot.Benchmarks -- meaning` (docs/retrieval.md); a fixed table, no model runs.
/// </summary>
internal sealed record MeaningTable
{
    /// <summary>The key of the target for none of the others.</summary>
    public const string None = "none";

    public static MeaningTable Empty { get; } = new() { Size = 0, Words = [], Targets = [] };

    /// <summary>The length of every vector.</summary>
    public required int Size { get; init; }

    /// <summary>Stems, and pairs of stems with a space between.</summary>
    public required IReadOnlyList<MeaningRow> Words { get; init; }

    /// <summary>What may be asked for: a statement's or a claim's id, "?" and the id of a subject that is not covered, "none" for nothing of that.</summary>
    public required IReadOnlyList<MeaningRow> Targets { get; init; }
}

/// <summary>One vector, kept as its file has it: a component is its signed byte times the scale. The bias is what a target gets before any word is read.</summary>
internal sealed record MeaningRow(string Key, sbyte[] Steps, float Scale, float Bias)
{
    /// <summary>The components as numbers, put together for every reader anew.</summary>
    public float[] Vector
    {
        get
        {
            var vector = new float[Steps.Length];
            CopyTo(vector);
            return vector;
        }
    }

    /// <summary>The nearest row that a file can hold.</summary>
    public static MeaningRow Of(string key, IReadOnlyList<float> vector, float bias)
    {
        var scale = Math.Max(1e-6f, vector.Max(MathF.Abs)) / sbyte.MaxValue;
        return new MeaningRow(key, [.. vector.Select(component => (sbyte)MathF.Round(component / scale))], scale, bias);
    }

    public void CopyTo(Span<float> vector)
    {
        for (var at = 0; at < Steps.Length; at++) vector[at] = Steps[at] * Scale;
    }
}

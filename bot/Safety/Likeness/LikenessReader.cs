using System.Globalization;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// A second pair of eyes beside the rules: how alike a message is to labelled messages of each level, by a fixed table of weights
/// (multinomial logistic regression over <see cref="MessageFeatures"/>, fitted on tests/safety with
/// `dotnet run -c Release --project tests/PsoasBot.Benchmarks -- likeness`). Deterministic; the words that weigh most explain it.
/// Read for the whole message and for each sentence, so that a flag in a long post is not watered down.
/// </summary>
internal sealed class LikenessReader
{
    public const int Levels = 5;

    /// <summary>Two words are like too many things.</summary>
    private const int FewestWords = 3;

    /// <summary>A sentence alone must be more alarming than a whole message, since it lacks what stands around it.</summary>
    private const float PartPenalty = 0.2f;

    private readonly Dictionary<string, float[]> _weights = new(StringComparer.Ordinal);
    private readonly float[] _bias = new float[Levels];

    /// <summary>Reads the table: a feature and five weights a line, tab separated; the feature "*" holds the constants.</summary>
    public LikenessReader(string path)
    {
        if (!File.Exists(path)) return;
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split('\t');
            if (parts.Length != Levels + 1) continue;
            var weights = parts.Skip(1).Select(part => float.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            if (parts[0] == "*") weights.CopyTo(_bias, 0);
            else _weights[parts[0]] = weights;
        }
    }

    public bool IsEmpty => _weights.Count == 0;

    /// <summary>The likeness of the most alarming part of the message; null without a table or without words.</summary>
    public LevelLikeness? Read(TokenList message)
    {
        if (IsEmpty || message.Count < FewestWords) return null;
        var best = Read(message, 0, message.Count);
        for (var from = 0; from < message.Count;)
        {
            var until = from + 1;
            while (until < message.Count && message[until].Sentence == message[from].Sentence) until++;
            if (until - from < message.Count && until - from > 2 && Read(message, from, until) is var part && part.Alarm - PartPenalty > best.Alarm) best = part with { Penalty = PartPenalty };
            from = until;
        }
        return best;
    }

    private LevelLikeness Read(TokenList message, int from, int until)
    {
        var known = MessageFeatures.Of(message.Tokens, from, until).Where(_weights.ContainsKey).ToList();
        var norm = MathF.Sqrt(Math.Max(1, known.Count));
        var sums = _bias.ToArray();
        foreach (var feature in known)
        {
            for (var level = 0; level < Levels; level++) sums[level] += _weights[feature][level] / norm;
        }
        return new LevelLikeness(Softmax(sums), Telling(message, from, until));
    }

    /// <summary>The member's own words that weigh most for an alarm, in their order.</summary>
    private string Telling(TokenList message, int from, int until)
    {
        var telling = Enumerable.Range(from, until - from)
            .Select(at => (At: at, Weight: _weights.TryGetValue($"w:{message[at].Text}", out var weights) ? weights[2] + weights[3] + weights[4] - weights[0] : 0))
            .Where(word => word.Weight > 0)
            .OrderByDescending(word => word.Weight)
            .Take(4)
            .OrderBy(word => word.At);
        return string.Join(" … ", telling.Select(word => message.Words(word.At, word.At + 1)));
    }

    private static float[] Softmax(float[] sums)
    {
        var most = sums.Max();
        var powers = sums.Select(sum => MathF.Exp(sum - most)).ToArray();
        var total = powers.Sum();
        return [.. powers.Select(power => power / total)];
    }
}

/// <summary>Probabilities in the order of <see cref="SafetyLevel"/>, and the words that weigh most for an alarm.</summary>
internal sealed record LevelLikeness(float[] Probabilities, string Words)
{
    public float Penalty { get; init; }

    public float Alarm => Of(SafetyLevel.Urgent) + Of(SafetyLevel.Emergency) + Of(SafetyLevel.Crisis) - Penalty;

    public float Of(SafetyLevel level) => Probabilities[(int)level];

    /// <summary>The likeliest of the alarming levels.</summary>
    public SafetyLevel LikeliestAlarm =>
        Of(SafetyLevel.Crisis) >= Math.Max(Of(SafetyLevel.Urgent), Of(SafetyLevel.Emergency)) ? SafetyLevel.Crisis
        : Of(SafetyLevel.Emergency) >= Of(SafetyLevel.Urgent) ? SafetyLevel.Emergency
        : SafetyLevel.Urgent;
}

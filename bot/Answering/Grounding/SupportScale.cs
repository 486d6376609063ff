using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PsoasBot.Answering.Grounding;

/// <summary>
/// Weighs the signals of a sentence into how likely the evidence supports it: logistic regression with the weights of weights.yaml, which are fitted on
/// labelled sentences (tests/PsoasBot.Benchmarks, "gate").
/// </summary>
internal sealed class SupportScale(IReadOnlyDictionary<string, float> weights)
{
    public const string Bias = "bias";

    public static SupportScale Embedded { get; } = Load();

    /// <summary>From 0 to 1.</summary>
    public float Support(IReadOnlyDictionary<string, float> signals) =>
        Logistic.Probability(weights.GetValueOrDefault(Bias) + signals.Sum(signal => weights.GetValueOrDefault(signal.Key) * signal.Value));

    /// <summary>How strongly a signal speaks against support; negative when it speaks for it.</summary>
    public float Against(string signal) => -weights.GetValueOrDefault(signal);

    private static SupportScale Load()
    {
        using var stream = typeof(SupportScale).Assembly.GetManifestResourceStream("grounding/weights.yaml")!;
        using var reader = new StreamReader(stream);
        return new SupportScale(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Dictionary<string, float>>(reader));
    }
}

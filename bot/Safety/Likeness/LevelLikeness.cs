namespace PsoasBot.Safety.Likeness;

/// <summary>Probabilities in the order of <see cref="SafetyLevel"/>, and what finds the member's own words that weigh most for a level.</summary>
internal sealed record LevelLikeness(float[] Probabilities)
{
    /// <summary>Asked only where a finding has to name its words.</summary>
    public Func<SafetyLevel, string> Reason { get; init; } = static _ => "";

    /// <summary>Asked only where no rule knows what an alarm is about; null where that is unsure.</summary>
    public Func<SafetyLevel, string?> Situation { get; init; } = static _ => null;


    /// <summary>Taking an emergency for "urgent" is worse than the reverse, so it may be a little less likely and still win.</summary>
    private const float EmergencyShare = 1.3f;

    /// <summary>Crisis is its own axis: it wins when it comes to this share of what speaks for a body in danger.</summary>
    private const float CrisisShare = 0.8f;

    /// <summary>A sentence that is alarming beyond doubt when read alone is not watered down by what stands around it.</summary>
    private const float SureAlone = 0.7f;

    /// <summary>The share of an alarm that counts where there is little to go by.</summary>
    private const float DoubtedShare = 0.6f;

    /// <summary>How alarming the most alarming sentence is when read alone: ordinary sentences around it must not take a rule's alarm back.</summary>
    public float MostAlone { get; init; }

    /// <summary>What is held against a rule's alarm: few words tell too little to raise one, but also too little to take one back.</summary>
    public float Standing { get => _standing ?? Alarm; private init => _standing = value; }

    private readonly float? _standing;

    public float Alarm => Of(SafetyLevel.Urgent) + Of(SafetyLevel.Emergency) + Of(SafetyLevel.Crisis);

    public float Of(SafetyLevel level) => Probabilities[(int)level];

    /// <summary>The likeliest of the alarming levels.</summary>
    public SafetyLevel Likeliest
    {
        get
        {
            var body = Math.Max(Of(SafetyLevel.Urgent), Of(SafetyLevel.Emergency));
            if (Of(SafetyLevel.Crisis) >= body && Of(SafetyLevel.Crisis) >= CrisisShare * (Of(SafetyLevel.Urgent) + Of(SafetyLevel.Emergency))) return SafetyLevel.Crisis;
            return EmergencyShare * Of(SafetyLevel.Emergency) >= Of(SafetyLevel.Urgent) ? SafetyLevel.Emergency : SafetyLevel.Urgent;
        }
    }

    /// <summary>The whole message, or a sentence of it that alone is surely worse.</summary>
    public static LevelLikeness Strongest(LevelLikeness whole, IEnumerable<LevelLikeness> sentences)
    {
        var strongest = whole;
        var most = 0f;
        foreach (var sentence in sentences)
        {
            most = Math.Max(most, sentence.Alarm);
            if (sentence.Alarm >= SureAlone && sentence.Weight > strongest.Weight) strongest = sentence;
        }
        return strongest with { MostAlone = most };
    }

    /// <summary>The same with less of an alarm, the rest being ordinary.</summary>
    public LevelLikeness Doubted()
    {
        var probabilities = Probabilities.Select((probability, level) => level >= (int)SafetyLevel.Urgent ? probability * DoubtedShare : probability).ToArray();
        probabilities[(int)SafetyLevel.None] += 1 - probabilities.Sum();
        return this with { Probabilities = probabilities, Standing = Alarm };
    }

    /// <summary>How grave the likeliest level is, a likely alarm coming before an unlikely one.</summary>
    private float Weight => (Alarm >= LikenessPolicy.RaisesFrom ? 10 : 0) + Likeliest switch
    {
        SafetyLevel.Emergency => 2,
        SafetyLevel.Crisis => 1,
        _ => 0,
    };

    /// <summary>More like messages for a professional than like ordinary ones.</summary>
    public bool IsProfessional => Of(SafetyLevel.Professional) > Of(SafetyLevel.None);
}

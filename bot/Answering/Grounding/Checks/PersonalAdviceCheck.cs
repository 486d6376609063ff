namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>A diagnosis, a promise or an order to the member that the evidence does not hold.</summary>
internal sealed class PersonalAdviceCheck : IGroundingCheck
{
    public string Name => "personal-advice";
    public bool IsVeto => true;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var sentence = comparison.Sentence;
        if (sentence.Has("you_have") && !comparison.EvidenceHas("you_have") && !(comparison.EvidenceHas("speaks_to_you") && sentence.Has("hedge")) && !StartsAsCondition(sentence.Plain))
            yield return new Objection("you", "tells the member what they have or will have");
        if (sentence.Has("future") && !sentence.Has("doubting") && !comparison.EvidenceHas("future") && !comparison.EvidenceHas("frequent") && (!comparison.IsAttributed || sentence.Has("speaks_to_you"))) yield return new Objection("future", "promises what will happen");
    }

    internal static bool StartsAsCondition(string plain) => plain.StartsWith("if your", StringComparison.Ordinal) || plain.StartsWith("if you have", StringComparison.Ordinal) || plain.StartsWith("keep your", StringComparison.Ordinal);
}

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>"Your spine is steadied by it" may tell of everybody's spine, "your psoas is tight" of the member's; the rest of the sentence decides.</summary>
internal sealed class PersonalStateCheck : IGroundingCheck
{
    public string Name => "personal-state";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var sentence = comparison.Sentence;
        if (sentence.Has("your_state") && !comparison.EvidenceHas("your_state") && !(comparison.EvidenceHas("speaks_to_you") && sentence.Has("hedge")) && !PersonalAdviceCheck.StartsAsCondition(sentence.Plain))
            yield return new Objection("your", "tells the member how they are");
    }
}

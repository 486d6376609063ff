using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>A position on a contested claim is told with its speaker, or as openly as the source does.</summary>
internal sealed class ContestedCheck : IGroundingCheck
{
    public string Name => "contested";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (comparison.IsAttributed || !comparison.Voices.Any(voice => TakesSide(voice, comparison.Sentence))) yield break;
        var isOpen = comparison.Sentence.Has("hedge") || comparison.Sentence.Has("can");
        if (comparison.Sentence.Has("retold") && comparison.EvidenceHas("reported")) yield break;
        if (!(isOpen && (comparison.EvidenceHas("hedge") || comparison.EvidenceHas("can")))) yield return new Objection(IsAssertive(comparison.Sentence) ? "flat" : "flat-telling", "tells a contested position as plain fact, without who holds it");
    }

    private static bool IsAssertive(ReadText sentence) =>
        sentence.Has("assertion") || sentence.Has("strong_cause") || sentence.Has("universal") || sentence.Has("superlative") || sentence.Has("certain");

    private static bool TakesSide(EvidenceVoice voice, ReadText sentence) =>
        voice.IsContested
        && (!voice.IsInstruction || sentence.Has("assertion"))
        && (!voice.IsDescription || sentence.Amounts.Count > 0 || sentence.Has("universal") || sentence.Has("superlative"));
}

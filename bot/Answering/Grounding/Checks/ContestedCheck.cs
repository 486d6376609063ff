using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>A position on a contested claim is told with its speaker, or as openly as the source does.</summary>
internal sealed class ContestedCheck : IGroundingCheck
{
    public string Name => "contested";

    public string? Objection(Comparison comparison)
    {
        if (comparison.IsAttributed || !comparison.Voices.Any(voice => TakesSide(voice, comparison.Sentence))) return null;
        var isOpen = comparison.Sentence.Has("hedge") || comparison.Sentence.Has("can");
        return isOpen && (comparison.EvidenceHas("hedge") || comparison.EvidenceHas("can")) ? null : "tells a contested position as plain fact, without who holds it";
    }

    private static bool TakesSide(EvidenceVoice voice, ReadText sentence) =>
        voice.IsContested
        && (!voice.IsInstruction || sentence.Has("assertion"))
        && (!voice.IsDescription || sentence.Amounts.Count > 0 || sentence.Has("universal") || sentence.Has("superlative"));
}

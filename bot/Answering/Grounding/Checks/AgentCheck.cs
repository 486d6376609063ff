using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Who does something must be who does it in the evidence: "the author had her stretch" for what her therapist did.</summary>
internal sealed class AgentCheck : IGroundingCheck
{
    private const int Opening = 4;

    public string Name => "agent";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (Agent(comparison.Sentence, comparison) is not { } said || comparison.Sentence.Has("telling")) yield break;
        foreach (var item in comparison.Used)
        {
            if (Agent(item.Text, comparison) is { } held && !held.Concepts.Intersect(said.Concepts, StringComparer.Ordinal).Any() && !comparison.Sentence.Holds(held.Concepts[0]))
                yield return new Objection("other", $"says that {said.Word} does what {held.Word} does");
        }
    }

    /// <summary>The person at the start of a text.</summary>
    private static ReadToken? Agent(ReadText text, Comparison comparison) =>
        text.Tokens.FirstOrDefault(token => token.Position < Opening && token.Concepts.Count > 0 && comparison.Lexicon.ClassOf(token.Concepts[0]) is ConceptClass.Person or ConceptClass.Document);
}

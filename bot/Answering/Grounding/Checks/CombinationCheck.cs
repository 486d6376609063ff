using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Two statements of different voices may stand side by side; they may not be welded into a third that nobody makes.</summary>
internal sealed class CombinationCheck : IGroundingCheck
{
    private const float Alone = 0.9f;
    private const int Neighbours = 3;

    public string Name => "combination";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (comparison.Used.Count < 2 || IsOnePlace(comparison.Used)) yield break;
        if (comparison.Used.Any(item => Support.Coverage(comparison.Sentence, [item], comparison.Lexicon) >= Alone && !comparison.Sentence.Has("joint_cause"))) yield break;
        if (comparison.Sentence.Has("joint_cause")) yield return new Objection("conclusion", "draws a conclusion from two statements that neither draws");
        if (!(comparison.Sentence.Has("joining") || comparison.Used.All(item => Support.IsNamed(item, comparison.Sentence)))) yield return new Objection("mix", "mixes two statements into one");
    }

    private static bool IsOnePlace(IReadOnlyList<ReadEvidence> used)
    {
        var ids = used.Select(item => StatementId.TryParse(item.Item.Id, out var id) ? id : default).ToList();
        return ids.TrueForAll(id => id.Source == ids[0].Source && Math.Abs(id.Number - ids[0].Number) <= Neighbours);
    }
}

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>What happened to one client or reader is not what happens to everybody.</summary>
internal sealed class SingleCaseCheck : IGroundingCheck
{
    public string Name => "single-case";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var isCase = comparison.Used.All(item => item.Text.Has("case") || item.Item.Voice is { IsAnecdote: true });
        if (isCase && comparison.Sentence.Has("many_cases") && !comparison.EvidenceHas("many_cases")) yield return new Objection("plural", "makes several cases of one");
        if (isCase && !comparison.Sentence.Has("one_case")) yield return new Objection("rule", "makes a rule of a single case");
    }
}

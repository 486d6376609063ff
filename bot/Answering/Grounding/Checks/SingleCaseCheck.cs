namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>What happened to one client or reader is not what happens to everybody.</summary>
internal sealed class SingleCaseCheck : IGroundingCheck
{
    public string Name => "single-case";

    public string? Objection(Comparison comparison)
    {
        var isCase = comparison.Used.All(item => item.Text.Has("case") || item.Item.Voice is { IsAnecdote: true });
        return isCase && !comparison.Sentence.Has("one_case") ? "makes a rule of a single case" : null;
    }
}

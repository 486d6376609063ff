namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Another statement of the evidence says it, and the cited one does not.</summary>
internal sealed class WrongCitationCheck : IGroundingCheck
{
    /// <summary>By how much another statement must cover the sentence better.</summary>
    private const float Margin = 0.25f;

    public string Name => "wrong-citation";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (!comparison.IsCited) yield break;
        var cited = Support.Coverage(comparison.Sentence, comparison.Used, comparison.Lexicon);
        var better = comparison.All.Except(comparison.Used)
            .Select(item => (item, Coverage: Support.Coverage(comparison.Sentence, [item], comparison.Lexicon)))
            .FirstOrDefault(each => each.Coverage >= cited + Margin);
        if (better.item is not null) yield return new Objection("other", $"is said by {better.item.Item.Id}, not by what it cites");
    }
}

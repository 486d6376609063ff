namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Another statement of the evidence says it, and the cited one does not.</summary>
internal sealed class WrongCitationCheck(GateOptions options) : IGroundingCheck
{
    public string Name => "wrong-citation";

    public string? Objection(Comparison comparison)
    {
        if (!comparison.IsCited) return null;
        var cited = Support.Coverage(comparison.Sentence, comparison.Used, comparison.Lexicon);
        var better = comparison.All.Except(comparison.Used)
            .Select(item => (item, Coverage: Support.Coverage(comparison.Sentence, [item], comparison.Lexicon)))
            .FirstOrDefault(each => each.Coverage >= cited + options.WrongCitationMargin);
        return better.item is null ? null : $"is said by {better.item.Item.Id}, not by what it cites";
    }
}

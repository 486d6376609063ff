using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Of several amounts in the evidence a sentence must take the one that stands with its words: "at least 5 minutes, 10 is ideal" does not say that 5 are ideal.</summary>
internal sealed class AmountLabelCheck : IGroundingCheck
{
    private static readonly char[] ClauseEnds = [',', ';', ':', '.'];

    public string Name => "amount";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (comparison.Sentence.Amounts is not [var said]) yield break;
        var held = comparison.Used.SelectMany(item => item.Text.Amounts.Select(amount => (amount.Value, Clause: Clause(item.Text, amount)))).ToList();
        if (!held.Exists(each => each.Value == said.Value)) yield break;
        var own = held.Where(each => each.Value == said.Value).Max(each => Fit(comparison.Sentence, each.Clause));
        if (held.Exists(each => each.Value != said.Value && Fit(comparison.Sentence, each.Clause) > own)) yield return new Objection("label", $"gives {said.Value} for what the evidence says of another amount");
    }

    private static int Fit(ReadText sentence, IReadOnlyList<ReadToken> clause) =>
        sentence.Content.Count(token => clause.Any(other => other.Stem == token.Stem || other.Concepts.Intersect(token.Concepts, StringComparer.Ordinal).Any()));

    private static List<ReadToken> Clause(ReadText text, Amount amount)
    {
        if (text.Tokens.FirstOrDefault(token => token.Position == amount.Position) is not { } at) return [];
        var from = at.Offset == 0 ? -1 : text.Plain.LastIndexOfAny(ClauseEnds, at.Offset - 1);
        var to = text.Plain.IndexOfAny(ClauseEnds, at.Offset) is >= 0 and var end ? end : text.Plain.Length;
        return [.. text.Content.Where(token => token.Offset > from && token.Offset < to)];
    }
}

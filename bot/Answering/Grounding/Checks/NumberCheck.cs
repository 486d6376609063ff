using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Every amount must be in the evidence with the same unit and bound, and next to something that the sentence is about.</summary>
internal sealed class NumberCheck : IGroundingCheck
{
    private static readonly string[] CountedVoices = ["author", "reader", "source", "sources", "texts", "text", "authors", "voices", "readers", "documents", "statements", "articles", "practitioners", "others", "people", "of", "them", "clients", "says", "article", "quellen", "autoren", "fuentes", "autores", "has", "puts", "names", "lets", "view", "writes", "thinks", "go", "one", "another", "other"];

    public string Name => "number";
    public bool IsVeto => true;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var known = comparison.Used.SelectMany(item => item.Text.Amounts.Select(amount => (Amount: amount, item))).ToList();
        foreach (var amount in comparison.Sentence.Amounts)
        {
            if (IsCountOfVoices(amount, comparison)) continue;
            var same = known.Where(each => each.Amount.Value == amount.Value || IsWithinVertebrae(amount, each.Amount)).ToList();
            if (same.Count == 0 && !IsTold(amount, comparison)) yield return new Objection("absent", $"says {amount.Value} {amount.Unit}, which the evidence does not".Trim());
            if (same.Count == 0) continue;
            if (!same.Exists(each => UnitsFit(amount, each.Amount))) yield return new Objection("unit", $"gives {amount.Value} another unit than the evidence");
            if (same.TrueForAll(each => Opposed(amount.Bound, each.Amount.Bound))) yield return new Objection("bound", $"turns the bound of {amount.Value} round");
            if (amount.Unit != "vertebra" && comparison.Used.Count > 1 && same.TrueForAll(each => !Shares(comparison.Sentence, each.item.Text))) yield return new Objection("elsewhere", $"takes {amount.Value} from a statement on something else");
        }
    }

    /// <summary>"One", "first" and the like seldom count; "two authors" counts the citations.</summary>
    private static bool IsCountOfVoices(Amount amount, Comparison comparison)
    {
        if (amount is { Value: "1", Unit: null }) return true;
        if (amount.Unit is not null || !int.TryParse(amount.Value, System.Globalization.NumberStyles.None, null, out var count) || count > 3) return false;
        var next = comparison.Sentence.Tokens.FirstOrDefault(token => token.Position > amount.Position);
        if (count > 1 && (comparison.Used.Count == count || IsCountOfNamed(amount, comparison))) return true;
        return comparison.Sentence.Tokens.FirstOrDefault(token => token.Position == amount.Position)?.Word is "both" or "beide" or "ambos" or "once" or "zweimal"
            || (next is not null && CountedVoices.Contains(next.Word, StringComparer.Ordinal) && comparison.Used.Count >= count);
    }

    /// <summary>"Massage and yoga are two of the ways": the evidence lists more of them.</summary>
    private static bool IsCountOfNamed(Amount amount, Comparison comparison) =>
        comparison.Sentence.Tokens.Any(token => token.Position == amount.Position + 1 && token.Word == "of") && comparison.Used.Any(item => item.Text.Plain.Count(c => c == ',') > 1);

    /// <summary>A fraction said in other words: "more than half" is "most" in neither direction, so only the word itself counts.</summary>
    private static bool IsTold(Amount amount, Comparison comparison) =>
        amount.Value == "1" && amount.Unit is not null && comparison.Used.Any(item => item.Text.Plain.Contains(amount.Unit, StringComparison.Ordinal));

    /// <summary>"Each of the five lumbar vertebrae" are L1 to L5.</summary>
    private static bool IsWithinVertebrae(Amount said, Amount held) =>
        (said.Value is "l1" or "l5" && held is { Value: "l5" or "5", Unit: "vertebra" }) || (said.Value == "l5" && held.Value == "5") || (said.Value == "5" && held.Value == "l5");

    private static bool UnitsFit(Amount said, Amount held) => said.Unit is null || held.Unit is null || said.Unit == held.Unit;

    private static bool Opposed(char? said, char? held) => said is not null && held is not null && said != held;

    private static bool Shares(ReadText sentence, ReadText evidence)
    {
        var matcher = new WordMatcher([evidence], sentence.IsForeign);
        return sentence.Content.Any(matcher.Holds);
    }
}

using System.Text.RegularExpressions;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Words in quotation marks must stand in the evidence letter by letter; capitals, accents and punctuation aside.</summary>
internal sealed partial class QuotationCheck : IGroundingCheck
{
    public string Name => "quotation";
    public bool IsVeto => true;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (comparison.Sentence.IsForeign) yield break;
        var evidence = string.Join(" | ", comparison.Used.Select(item => Bare(item.Text.Raw)));
        var invented = comparison.Sentence.Quotations.FirstOrDefault(quotation => !evidence.Contains(Bare(quotation), StringComparison.Ordinal));
        if (invented is not null) yield return new Objection("invented", $"quotes words that are not in the evidence: {invented}");
    }

    private static string Bare(string text) => SeparatorPattern().Replace(Letters.Fold(text), " ").Trim();

    [GeneratedRegex(@"[^\p{L}\p{N}]+", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex SeparatorPattern();
}

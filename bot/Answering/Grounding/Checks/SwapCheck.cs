using System.Text.RegularExpressions;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>What stands together in the evidence stands together in the sentence: "hurt her leg and had pain in her back" for "hurt her back and had pain in her leg".</summary>
internal sealed partial class SwapCheck : IGroundingCheck
{
    public string Name => "swap";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (comparison.Used is not [var item]) yield break;
        var shared = Shared(comparison.Sentence, item.Text);
        foreach (var (one, other, third, fourth) in Squares(shared))
        {
            yield return new Objection("crossed", $"puts {one.Said.Word} and {fourth.Said.Word} together where the evidence has {one.Said.Word} and {other.Said.Word}");
            yield break;
        }
    }

    /// <summary>Two words of one clause of the evidence and two of another, each with a partner of the other clause in the sentence.</summary>
    private static IEnumerable<(Word, Word, Word, Word)> Squares(List<Word> words) =>
        from one in words
        from other in words
        where one != other && one.HeldIn == other.HeldIn && one.SaidIn != other.SaidIn
        from third in words
        where third.HeldIn != one.HeldIn && third.SaidIn == other.SaidIn
        from fourth in words
        where fourth.HeldIn == third.HeldIn && fourth.SaidIn == one.SaidIn
        select (one, other, third, fourth);

    private sealed record Word(ReadToken Said, int SaidIn, int HeldIn);

    /// <summary>The words that both have once, with their clauses.</summary>
    private static List<Word> Shared(ReadText sentence, ReadText evidence)
    {
        var (said, held) = (Clauses(sentence), Clauses(evidence));
        List<Word> shared = [];
        foreach (var token in sentence.Content)
        {
            var same = evidence.Content.Where(other => IsSame(token, other)).ToList();
            if (same.Count != 1 || sentence.Content.Count(other => IsSame(other, same[0])) != 1) continue;
            shared.Add(new Word(token, ClauseOf(token, said), ClauseOf(same[0], held)));
        }
        return shared;
    }

    private static bool IsSame(ReadToken one, ReadToken other) => one.Stem == other.Stem || one.Concepts.Intersect(other.Concepts, StringComparer.Ordinal).Any();

    private static int[] Clauses(ReadText text) => [.. BreakPattern().Matches(text.Plain).Select(match => match.Index)];

    private static int ClauseOf(ReadToken token, int[] breaks) => breaks.Count(at => at < token.Offset);

    [GeneratedRegex(@"[,;:.]| and | but | while | whereas | although | who | which | whether | how | tells? | because | when | if | und | aber | wahrend | y | pero | mientras | et | mais ", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex BreakPattern();
}

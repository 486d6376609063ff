using FsCheck;
using FsCheck.Fluent;
using PsoasBot.Answering;
using PsoasBot.Answering.Composing;
using PsoasBot.Answering.Understanding;
using PsoasBot.Retrieval;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering;

public sealed class ClaimMarkerTests
{
    private static readonly string[] Asks = ["should i stretch or strengthen", "does it store emotions", "is a tight one the main cause of back pain", "is the lunge safe", "how long to rest"];

    [Fact]
    public void Shuffling_the_evidence_never_changes_the_marks()
    {
        var marker = new ClaimMarker(RealAnswerer.Knowledge, new AnsweringOptions());
        var search = new KnowledgeSearch(RealAnswerer.Index, new RankingWeights());
        var cases = from ask in Gen.Elements(Asks) from count in Gen.Choose(1, 8) from seed in Gen.Choose(0, 100_000) select (ask, count, seed);
        Prop.ForAll(cases.ToArbitrary(), each =>
        {
            var findings = search.Find(each.ask);
            var chosen = findings.Statements.Take(each.count).Select(target => new ScoredStatement(RealAnswerer.Knowledge.Statement(PsoasBot.Knowledge.StatementId.Parse(target.Target.Id)), target.Score)).ToArray();
            var shuffled = chosen.ToArray();
            new Random(each.seed).Shuffle(shuffled);

            return Ids(marker.Mark(chosen, findings, 0.5f)).SequenceEqual(Ids(marker.Mark(shuffled, findings, 0.5f)), StringComparer.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Asking_in_another_order_gives_the_same_marks()
    {
        var reader = new QuestionReader(RealAnswerer.Knowledge, RealAnswerer.Index, new RankingWeights());
        var marker = new ClaimMarker(RealAnswerer.Knowledge, new AnsweringOptions());
        var selector = new EvidenceSelector(RealAnswerer.Knowledge, new AnsweringOptions(), marker);
        IReadOnlyList<string> Marks(string ask) => [.. Ids(selector.Select(reader.Read(new Question(ask))).Claims)];
        var first = Asks.ToDictionary(ask => ask, Marks, StringComparer.Ordinal);

        Assert.All(Asks.Reverse(), ask => Assert.Equal(first[ask], Marks(ask)));
    }

    private static IEnumerable<string> Ids(IEnumerable<ChosenClaim> claims) => claims.Select(claim => claim.Claim.Id);
}

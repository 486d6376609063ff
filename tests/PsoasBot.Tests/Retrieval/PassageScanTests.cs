using FsCheck;
using FsCheck.Fluent;
using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Tests.Retrieval;

/// <summary>The pruned search must find just what scoring every passage finds.</summary>
public sealed class PassageScanTests
{
    [Fact]
    public void The_best_passages_are_those_of_scoring_every_passage() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Finds_the_same(seed, grouped: false)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_best_groups_are_those_of_scoring_every_passage() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Finds_the_same(seed, grouped: true)).QuickCheckThrowOnFailure();

    private static bool Finds_the_same(int seed, bool grouped)
    {
        var random = new Random(seed);
        var passages = random.Next(1, 20_000);
        var postings = RandomPostings(random, terms: 12, passages);
        var slots = RandomSlots(random, terms: 12);
        var groups = grouped ? Enumerable.Range(0, passages).Select(_ => random.Next(1 + passages / 50)).ToArray() : null;
        var limit = random.Next(1, 40);

        var cursors = new PostingCursors();
        cursors.Open(slots, postings);
        var top = new TopPassages();
        top.Reset(limit, groups);
        new PassageScan(postings, passages).Collect(cursors, top);

        var found = Enumerable.Range(0, top.Count).Select(i => (Passage: top.Passage(i), Score: top.Score(i)));
        return Best(found).SequenceEqual(Expected(slots, postings, passages, groups, limit));
    }

    private static IEnumerable<(int Passage, int Score)> Expected(List<QuerySlot> slots, Postings postings, int passages, int[]? groups, int limit)
    {
        var sums = new int[passages];
        foreach (var slot in slots)
        {
            var best = new int[passages];
            foreach (var alternative in slot.Alternatives)
            {
                var holders = postings.Passages(alternative.Term);
                var impacts = postings.Impacts(alternative.Term);
                for (var i = 0; i < holders.Length; i++) best[holders[i]] = Math.Max(best[holders[i]], impacts[i] * PostingCursors.Factor(slot, alternative));
            }
            for (var i = 0; i < passages; i++) sums[i] += best[i];
        }
        var ranked = Best(Enumerable.Range(0, passages).Where(i => sums[i] > 0).Select(i => (i, sums[i])));
        return ranked.DistinctBy(hit => groups is null ? hit.Passage : groups[hit.Passage]).Take(limit);
    }

    private static IEnumerable<(int Passage, int Score)> Best(IEnumerable<(int Passage, int Score)> hits) =>
        hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage);

    /// <summary>Frequent and rare terms; few different impacts, so that there are many ties.</summary>
    private static Postings RandomPostings(Random random, int terms, int passages)
    {
        List<int> starts = [0], holders = [];
        List<ushort> impacts = [];
        for (var term = 0; term < terms; term++)
        {
            var share = Math.Pow(random.NextDouble(), 3);
            var step = random.Next(1, 60_000 / terms);
            for (var passage = 0; passage < passages; passage++)
            {
                if (random.NextDouble() >= share) continue;
                holders.Add(passage);
                impacts.Add((ushort)(step * random.Next(1, 6)));
            }
            starts.Add(holders.Count);
        }
        return new Postings([.. starts], [.. holders], [.. impacts], 1, new float[terms]);
    }

    private static List<QuerySlot> RandomSlots(Random random, int terms) =>
        [.. Enumerable.Range(0, random.Next(0, 9)).Select(position =>
        {
            var slot = new QuerySlot("word", position) { Weight = random.Next(3) == 0 ? 0.35f : 1 };
            for (var i = random.Next(5); i > 0; i--) slot.Add(random.Next(terms), random.NextSingle());
            return slot;
        })];
}

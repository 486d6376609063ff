using System.Runtime.InteropServices;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval;

/// <summary>
/// Ranks what a question may be about: by the ways to ask for a target one by one, by its own text, and by everything about it as one document.
/// </summary>
internal sealed class KnowledgeSearch(KnowledgeIndex index, RankingWeights weights)
{
    private const float CoverageExponent = 0.65f;
    private const float AskBackExponent = 0.35f;
    private const float TextBackExponent = 0.12f;

    /// <summary>Below it a share says nothing.</summary>
    private const float LeastMeaning = 0.001f;

    /// <param name="question">What is asked.</param>
    /// <param name="embeddings">How near targets are by the vectors of an embedding model, from 0 to 1; none: without.</param>
    public Findings Find(string question, IReadOnlyDictionary<Target, float>? embeddings = null)
    {
        var slots = index.Passages.Plan(question);
        var weight = slots.Sum(slot => slot.Idf);
        Dictionary<Target, Nearness> found = [];
        foreach (var hit in index.Passages.Search(slots)) AddPassage(found, hit, weight);
        AddVerbatim(found, question);
        var documentSlots = index.Documents.Plan(question);
        AddDocuments(found, documentSlots);
        var subjects = index.StatementMeanings.Read(documentSlots);
        AddMeanings(found, subjects, index.MeaningTargets);
        var claims = index.ClaimMeanings.Read(documentSlots);
        AddMeanings(found, claims, index.ClaimTargets);
        AddEmbeddings(found, embeddings);
        var ranked = found
            .Select(pair => new RankedTarget(pair.Key, weights.Score(pair.Value), pair.Value))
            .OrderByDescending(target => target.Score)
            .ThenBy(target => target.Target.Id, StringComparer.Ordinal)
            .ToList();
        return new Findings
        {
            Statements = Of(ranked, TargetKind.Statement),
            Claims = Of(ranked, TargetKind.Claim),
            Scope = Of(ranked, TargetKind.Scope),
            Outside = subjects.Length == 0 ? 0 : subjects.Skip(index.StatementCount).Sum(),
            NoClaim = claims.Length == 0 ? 0 : claims[^1],
            Weight = weight,
            Unknown = weight > 0 ? slots.Where(slot => slot.IsUnknown).Sum(slot => slot.Idf) / weight : 1,
            Leaning = index.Leaning.Of(slots),
            Words = slots.Count,
        };
    }

    private void AddPassage(Dictionary<Target, Nearness> found, Hit hit, float questionWeight)
    {
        ref var near = ref CollectionsMarshal.GetValueRefOrAddDefault(found, index.Targets[hit.Ordinal], out _);
        var back = Math.Min(1, hit.Coverage * questionWeight / index.Weights[hit.Ordinal]);
        var match = MathF.Pow(hit.Coverage, CoverageExponent) * MathF.Pow(back, index.IsAsk[hit.Ordinal] ? AskBackExponent : TextBackExponent);
        near = !index.IsAsk[hit.Ordinal] ? near with { Text = Math.Max(near.Text, match) }
            : match > near.Ask ? near with { Ask = match, SecondAsk = near.Ask }
            : near with { SecondAsk = Math.Max(near.SecondAsk, match) };
    }

    private void AddVerbatim(Dictionary<Target, Nearness> found, string question)
    {
        foreach (var target in index.AskedVerbatim(question))
        {
            ref var near = ref CollectionsMarshal.GetValueRefOrAddDefault(found, target, out _);
            near = near with { Ask = 1, IsVerbatim = true };
        }
    }

    private static void AddMeanings(Dictionary<Target, Nearness> found, float[] shares, IReadOnlyList<Target> targets)
    {
        for (var at = 0; at < Math.Min(shares.Length, targets.Count); at++)
        {
            if (shares[at] < LeastMeaning) continue;
            ref var near = ref CollectionsMarshal.GetValueRefOrAddDefault(found, targets[at], out _);
            near = near with { Meaning = MathF.Cbrt(shares[at]) };
        }
    }

    private void AddDocuments(Dictionary<Target, Nearness> found, IReadOnlyList<QuerySlot> slots)
    {
        var most = slots.Sum(slot => slot.Idf) * (KnowledgeIndex.DocumentOptions.K1 + 1);
        foreach (var hit in index.Documents.Search(slots))
        {
            ref var near = ref CollectionsMarshal.GetValueRefOrAddDefault(found, index.DocumentTargets[hit.Ordinal], out _);
            near = near with { Document = Math.Min(1, hit.Score / most), Coverage = hit.Coverage };
        }
    }

    private static void AddEmbeddings(Dictionary<Target, Nearness> found, IReadOnlyDictionary<Target, float>? embeddings)
    {
        if (embeddings is null) return;
        foreach (var (target, share) in embeddings)
        {
            ref var near = ref CollectionsMarshal.GetValueRefOrAddDefault(found, target, out _);
            near = near with { Embedding = share };
        }
    }

    private static List<RankedTarget> Of(List<RankedTarget> ranked, TargetKind kind) => [.. ranked.Where(target => target.Target.Kind == kind)];
}

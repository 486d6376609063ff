using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval;

/// <summary>
/// Which way the words of a question lean: towards what the sources answer or towards what is outside them. For each known word the logarithm
/// of how much more often the passages of the sources hold it than those of everything outside (naive Bayes, Maron 1961), summed up.
/// </summary>
internal sealed class Leaning
{
    private const float Most = 10;
    private const float Smoothing = 0.5f;

    private readonly float[] _odds;

    /// <param name="passages">The ways to ask and texts.</param>
    /// <param name="isOutside">Whether a passage, by ordinal, is about something that the sources do not cover.</param>
    public Leaning(PassageIndex passages, Func<int, bool> isOutside)
    {
        var outside = passages.Counts(isOutside);
        var inside = passages.Counts(passage => !isOutside(passage));
        var allOutside = Enumerable.Range(0, passages.Passages.Count).Count(isOutside) + 1f;
        var allInside = passages.Passages.Count - allOutside + 2f;
        _odds = [.. inside.Select((count, term) => MathF.Log((count + Smoothing) / allInside) - MathF.Log((outside[term] + Smoothing) / allOutside))];
    }

    /// <summary>From -1 (all words speak of other things) to 1 (all speak of ours); words that are unknown or corrected say nothing here.</summary>
    public float Of(IReadOnlyList<QuerySlot> slots)
    {
        var sum = 0f;
        foreach (var slot in slots)
        {
            if (!slot.IsUnknown && !slot.IsCorrected) sum += _odds[slot.Strongest.Term];
        }
        return Math.Clamp(sum / Most, -1, 1);
    }
}

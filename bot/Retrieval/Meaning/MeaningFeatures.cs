using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Meaning;

/// <summary>
/// What a <see cref="MeaningReader"/> sees of a question: its words and what may stand for them, each two words that follow each other,
/// and that a word is unknown or only known after a correction of its spelling, which says that the question is about something else.
/// </summary>
internal static class MeaningFeatures
{
    /// <summary>Stands for every word that is not known.</summary>
    public const int Unknown = -2;

    /// <summary>Stands beside a word that was only found by correcting its spelling.</summary>
    public const int Corrected = -3;

    private const float PairShare = 0.7f;

    /// <summary>The key in a table of what is no term of the index; null for a term.</summary>
    public static string? NameOf(int term) => term switch { Unknown => "?unknown", Corrected => "?corrected", _ => null };

    /// <summary>The other way round; null for a key that names terms.</summary>
    public static int? OfName(string name) => name switch { "?unknown" => Unknown, "?corrected" => Corrected, _ => null };

    /// <summary>Calls <paramref name="add"/> with a term, the term before it or -1, and how much that counts (about 0 to 1).</summary>
    public static void Read(IReadOnlyList<QuerySlot> slots, Action<int, int, float> add)
    {
        var (before, weightBefore) = (-1, 0f);
        foreach (var slot in slots)
        {
            if (slot.IsUnknown)
            {
                add(Unknown, -1, slot.Weight);
                before = -1;
                continue;
            }
            if (slot.IsCorrected) add(Corrected, -1, slot.Weight);
            var best = slot.Alternatives[0];
            foreach (var alternative in slot.Alternatives)
            {
                add(alternative.Term, -1, slot.Weight * alternative.Weight);
                if (alternative.Weight > best.Weight) best = alternative;
            }
            if (before >= 0) add(best.Term, before, PairShare * Math.Min(weightBefore, slot.Weight));
            (before, weightBefore) = (best.Term, slot.Weight);
        }
    }
}

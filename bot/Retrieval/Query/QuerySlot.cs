using System.Runtime.InteropServices;

namespace PsoasBot.Retrieval.Query;

/// <summary>A term that may fill a slot, and how much of its impact counts there.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Alternative(int Term, float Weight);

/// <summary>
/// One word of the question with everything that may stand for it: itself, its correction, its synonyms.
/// A passage gets the best of the alternatives, never their sum.
/// </summary>
internal sealed class QuerySlot(string word, int position)
{
    public string Word => word;

    /// <summary>The word's place in the question, stop words not counted.</summary>
    public int Position => position;

    public List<Alternative> Alternatives { get; } = [];

    /// <summary>The alternative of the highest weight, the first of several; of an unknown word there is none.</summary>
    public Alternative Strongest
    {
        get
        {
            var best = Alternatives[0];
            foreach (var alternative in Alternatives)
            {
                if (alternative.Weight > best.Weight) best = alternative;
            }
            return best;
        }
    }

    /// <summary>No passage holds the word nor anything near it.</summary>
    public bool IsUnknown => Alternatives.Count == 0;

    /// <summary>Found only through a correction of the spelling.</summary>
    public bool IsCorrected { get; set; }

    /// <summary>How telling the word is: the inverse document frequency of its best alternative.</summary>
    public float Idf { get; set; }

    /// <summary>How much the word counts in this question, 0.01 to 2.55: 1 where it belongs to what is asked, less where the member only tells a story.</summary>
    public float Weight { get; set; } = 1;

    public void Add(int term, float weight)
    {
        var at = Alternatives.FindIndex(alternative => alternative.Term == term);
        if (at < 0) Alternatives.Add(new Alternative(term, weight));
        else if (Alternatives[at].Weight < weight) Alternatives[at] = new Alternative(term, weight);
    }
}

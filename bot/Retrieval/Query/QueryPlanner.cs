using PsoasBot.Retrieval.Index;

namespace PsoasBot.Retrieval.Query;

/// <summary>
/// Turns a question into slots: known misspellings are replaced, unknown words corrected against the index or split in two,
/// synonyms added below the weight of the word itself. A question of more than 32 telling words keeps its rarest 32.
/// </summary>
internal sealed class QueryPlanner(TermDictionary terms, Postings postings, SpellingIndex spelling, PhraseTable phrases)
{
    private const int MostSlots = 32;
    private const float OneEdit = 0.9f;
    private const float TwoEdits = 0.7f;

    /// <summary>What an unknown word would weigh: it stands in no passage.</summary>
    public float UnknownIdf { get; init; } = 1;

    public IReadOnlyList<QuerySlot> Plan(string question)
    {
        var words = phrases.Correct(QueryWords.Split(question));
        var slots = new QuerySlot?[words.Count];
        Dictionary<int, QuerySlot> seen = [];
        var position = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var term = terms.Find(words[i]);
            if (term == TermDictionary.Stop) continue;
            if (term >= 0 && seen.TryGetValue(term, out slots[i])) continue;
            slots[i] = Slot(words[i], term, position++);
            if (term >= 0) seen[term] = slots[i]!;
        }
        phrases.Expand(words, slots);
        return Finish(slots);
    }

    private QuerySlot Slot(string word, int term, int position)
    {
        var slot = new QuerySlot(word, position);
        if (term >= 0) slot.Add(term, 1);
        else Repair(slot, word);
        return slot;
    }

    private void Repair(QuerySlot slot, string word)
    {
        foreach (var (near, distance) in spelling.Near(word, limit: 3)) slot.Add(near, distance == 1 ? OneEdit : TwoEdits);
        slot.IsCorrected = !slot.IsUnknown;
        for (var cut = 3; slot.IsUnknown && cut <= word.Length - 3; cut++)
        {
            var (left, right) = (terms.Find(word.AsSpan(0, cut)), terms.Find(word.AsSpan(cut)));
            if (left < 0 || right < 0) continue;
            slot.Add(left, OneEdit);
            slot.Add(right, OneEdit);
        }
    }

    private List<QuerySlot> Finish(IEnumerable<QuerySlot?> slots)
    {
        var all = slots.OfType<QuerySlot>().Distinct().ToList();
        foreach (var slot in all)
            slot.Idf = slot.IsUnknown ? UnknownIdf : postings.Idf(slot.Alternatives.MaxBy(alternative => alternative.Weight).Term);
        return all.Count <= MostSlots ? all : [.. all.OrderByDescending(slot => slot.IsUnknown ? 0 : slot.Idf).Take(MostSlots).OrderBy(slot => slot.Position)];
    }
}

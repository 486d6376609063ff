using PsoasBot.Retrieval.Index;

namespace PsoasBot.Retrieval.Query;

/// <summary>
/// Turns a question into slots: known misspellings are replaced, unknown words corrected against the index or split in two,
/// synonyms added below the weight of the word itself. In a long message the words outside of what is asked count less,
/// and of more than 32 telling words the weightiest 32 are kept.
/// </summary>
internal sealed class QueryPlanner(TermDictionary terms, Postings postings, SpellingIndex spelling, PhraseTable phrases)
{
    /// <summary>The most words of a question that are searched for.</summary>
    public const int MostSlots = 32;

    /// <summary>So many telling words are a question as people ask it; more are a story with a question in it.</summary>
    private const int LongestPlain = 12;

    /// <summary>A message may hold thousands of words; so many unknown ones are worth a look at the spelling.</summary>
    private const int MostRepairs = 24;

    private const int SuspectCount = 5;
    private const int FarMoreFrequent = 30;
    private const float Doubted = 0.6f;
    private const float StoryWeight = 0.2f;
    private const float OneEdit = 0.9f;
    private const float TwoEdits = 0.7f;

    /// <summary>What an unknown word would weigh: it stands in no passage.</summary>
    public float UnknownIdf { get; init; } = 1;

    public List<QuerySlot> Plan(string question)
    {
        var words = phrases.Correct(QuestionFocus.Read(question));
        var slots = new QuerySlot?[words.Count];
        var all = Fill(words, slots);
        phrases.Expand(words, slots);
        KeepApart(all);
        foreach (var slot in all) slot.Idf = slot.IsUnknown ? UnknownIdf : postings.Idf(slot.Strongest.Term);
        return all.Count <= MostSlots ? all : Weightiest(all);
    }

    /// <summary>Who says two words that mean nearly the same means both: "is the psoas a hip flexor" is not answered by a passage that has one of them.</summary>
    private static void KeepApart(List<QuerySlot> slots)
    {
        var own = slots.SelectMany(slot => slot.Alternatives.Where(alternative => alternative.Weight >= 1).Select(alternative => (alternative.Term, slot))).ToLookup(each => each.Term, each => each.slot);
        foreach (var slot in slots.Where(slot => slot.Alternatives.Exists(alternative => alternative.Weight >= 1))) slot.Alternatives.RemoveAll(alternative => alternative.Weight < 1 && own[alternative.Term].Any(other => other != slot));
    }

    /// <summary>Gives each telling word its slot; a word that comes again gets the slot that it has.</summary>
    private List<QuerySlot> Fill(List<FocusWord> words, QuerySlot?[] slots)
    {
        List<QuerySlot> all = [];
        Dictionary<int, QuerySlot> seen = [];
        HashSet<string> unknown = new(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var term = terms.Find(words[i].Text);
            if (term == TermDictionary.Stop) continue;
            if (term >= 0 && seen.TryGetValue(term, out slots[i]))
            {
                if (words[i].Asked) slots[i]!.Weight = 1;
                continue;
            }
            if (term < 0 && !unknown.Add(words[i].Text)) continue;
            var slot = new QuerySlot(words[i].Text, all.Count) { Weight = words[i].Asked ? 1 : StoryWeight };
            if (term >= 0) slot.Add(term, 1);
            else if (unknown.Count <= MostRepairs) Repair(slot, words[i].Text);
            if (term >= 0 && postings.Count(term) <= SuspectCount && all.Count < MostRepairs) Doubt(slot, term);
            if (term >= 0) seen[term] = slot;
            slots[i] = slot;
            all.Add(slot);
        }
        if (all.Count <= LongestPlain) all.ForEach(slot => slot.Weight = 1);
        return all;
    }

    /// <summary>A word that hardly any passage holds may be a slip that others made too: its far more frequent neighbours may stand for it.</summary>
    private void Doubt(QuerySlot slot, int term)
    {
        foreach (var near in spelling.Near(slot.Word, limit: 2))
        {
            if (near.Term != term && near.Distance == 1 && postings.Count(near.Term) >= FarMoreFrequent * postings.Count(term)) slot.Add(near.Term, Doubted);
        }
    }

    private void Repair(QuerySlot slot, string word)
    {
        foreach (var near in spelling.Near(word, limit: 3)) slot.Add(near.Term, near.Distance == 1 ? OneEdit : TwoEdits);
        slot.IsCorrected = !slot.IsUnknown;
        for (var cut = 3; slot.IsUnknown && cut <= word.Length - 3; cut++)
        {
            var (left, right) = (terms.Find(word.AsSpan(0, cut)), terms.Find(word.AsSpan(cut)));
            if (left < 0 || right < 0) continue;
            slot.Add(left, OneEdit);
            slot.Add(right, OneEdit);
        }
    }

    private static List<QuerySlot> Weightiest(List<QuerySlot> slots)
    {
        slots.Sort(static (a, b) => Worth(a) != Worth(b) ? Worth(b).CompareTo(Worth(a)) : a.Position.CompareTo(b.Position));
        slots.RemoveRange(MostSlots, slots.Count - MostSlots);
        slots.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        return slots;

        static float Worth(QuerySlot slot) => slot.IsUnknown ? 0 : slot.Weight * slot.Idf;
    }
}

using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Limits;

/// <summary>
/// The limits that hold, in the order of the file; the texts of which nothing was understood; what was not the plain name of a limit; and
/// whether some of that says more than what an exercise asks for ("bad knees" does not, "bad knees since the fall" does).
/// </summary>
internal sealed record LimitReading(IReadOnlyList<Limit> Holding, IReadOnlyList<string> NotUnderstood, IReadOnlyList<string> FreeWords, bool SaysMore)
{

    public bool Has(string id) => Holding.Any(limit => limit.Id == id);
}

/// <summary>Reads limits from free words. Deterministic; the words are data (knowledge/routines/limits.yaml).</summary>
internal sealed class LimitReader(LimitList list)
{
    /// <summary>A limit is a few words; the screen has read the whole already.</summary>
    private const int MostCharacters = 4_000;

    private readonly IReadOnlyList<LimitPhrases> _phrases = [.. list.Limits.Select(limit => new LimitPhrases(limit, list.Groups))];

    public IReadOnlyList<Limit> All => list.Limits;

    public LimitReading Read(IReadOnlyList<string> texts)
    {
        HashSet<string> holding = new(StringComparer.Ordinal);
        List<string> notUnderstood = [], free = [];
        var saysMore = false;
        foreach (var text in texts)
        {
            var words = Plain.Words(text.Length > MostCharacters ? text[..MostCharacters] : text);
            var found = Find(words);
            if (found.Count == 0) notUnderstood.Add(text);
            if (!_phrases.Any(phrases => phrases.IsName(words))) free.Add(text);
            saysMore |= !_phrases.Any(phrases => phrases.IsName(words) || (phrases.Limit.Effect == LimitEffect.RulesOut && phrases.SaysAll(words)));
            foreach (var limit in found) Add(limit, holding);
        }
        return new LimitReading([.. list.Limits.Where(limit => holding.Contains(limit.Id))], notUnderstood, free, saysMore);
    }

    /// <summary>A name says just what it says; in free words every phrase counts.</summary>
    private List<Limit> Find(string words) => _phrases.FirstOrDefault(phrases => phrases.IsName(words)) is { } named
        ? [named.Limit]
        : [.. _phrases.Where(phrases => phrases.Holds(words)).Select(phrases => phrases.Limit)];

    private void Add(Limit limit, HashSet<string> holding)
    {
        if (!holding.Add(limit.Id)) return;
        foreach (var implied in limit.Implies) Add(list.Limits.First(each => each.Id == implied), holding);
    }
}

using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Limits;

/// <summary>Reads limits from free words. Deterministic; the words are data (knowledge/routines/limits.yaml).</summary>
internal sealed class LimitReader(LimitList list)
{
    /// <summary>A limit is a few words; the screen has read the whole already.</summary>
    private const int MostCharacters = 4_000;

    /// <summary>Some eighty patterns, put together when the first limit is read: few members name one.</summary>
    private readonly Lazy<IReadOnlyList<LimitPhrases>> _read = new(() => [.. list.Limits.Select(limit => new LimitPhrases(limit, list.Groups))]);

    private IReadOnlyList<LimitPhrases> Phrases => _read.Value;

    public IReadOnlyList<Limit> All => list.Limits;

    public LimitReading Read(IReadOnlyList<string> texts)
    {
        List<NamedLimit> named = [];
        List<string> notUnderstood = [], free = [];
        var saysMore = false;
        foreach (var text in texts)
        {
            var plain = Plain.Read(text.Length > MostCharacters ? text[..MostCharacters] : text);
            var found = Find(plain);
            if (found.Count == 0) notUnderstood.Add(text);
            if (!Phrases.Any(phrases => phrases.IsName(plain.Text))) free.Add(text);
            saysMore |= !Phrases.Any(phrases => phrases.IsName(plain.Text) || (phrases.Limit.Effect == LimitEffect.RulesOut && phrases.SaysAll(plain.Text)));
            named.AddRange(found);
        }
        var holding = WithImplied(named.Select(each => each.Limit.Id));
        return new LimitReading([.. list.Limits.Where(limit => holding.Contains(limit.Id))], Distinct(named), notUnderstood, free, saysMore);
    }

    /// <summary>A name says just what it says; in free words every phrase counts that no longer one lies around ("injury" in "wrist injury").</summary>
    private List<NamedLimit> Find(Plain plain)
    {
        if (Phrases.FirstOrDefault(phrases => phrases.IsName(plain.Text)) is { } name) return [new NamedLimit(name.Limit, null)];
        List<(LimitPhrases Phrases, LimitSpan Span)> longer = [.. Phrases.SelectMany(phrases => phrases.FindPlain(plain.Text).Select(span => (phrases, span)))];
        List<NamedLimit> found = [];
        foreach (var phrases in Phrases)
        {
            var spans = phrases.Find(plain.Text).Where(span => !longer.Exists(other => other.Phrases != phrases && other.Span.Covers(span))).ToList();
            if (spans.Count == 0) continue;
            var longest = spans.MaxBy(span => span.Length);
            found.Add(new NamedLimit(phrases.Limit, plain.Said(longest.Start, longest.Length)));
        }
        return found;
    }

    /// <summary>Each limit once, in the order of the file, and none that another one implies.</summary>
    private List<NamedLimit> Distinct(List<NamedLimit> named)
    {
        var implied = named.SelectMany(each => WithImplied(each.Limit.Implies)).ToHashSet(StringComparer.Ordinal);
        return [.. list.Limits.Where(limit => !implied.Contains(limit.Id)).Select(limit => named.Find(each => each.Limit == limit)).OfType<NamedLimit>()];
    }

    private HashSet<string> WithImplied(IEnumerable<string> ids)
    {
        HashSet<string> holding = new(StringComparer.Ordinal);
        Queue<string> open = new(ids);
        while (open.TryDequeue(out var id))
        {
            if (!holding.Add(id)) continue;
            foreach (var implied in list.Limits.First(limit => limit.Id == id).Implies) open.Enqueue(implied);
        }
        return holding;
    }
}

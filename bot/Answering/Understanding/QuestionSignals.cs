using PsoasBot.Knowledge;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Meaning;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;
using PsoasBot.Safety;

namespace PsoasBot.Answering.Understanding;

/// <summary>A word of a question: as written after correction, and its stem.</summary>
internal sealed record SignalWord(string Text, string Stem);

/// <summary>
/// What other rooms may know of a question without searching or screening themselves: its words with the spelling corrected, what in the
/// knowledge it is near to (by id, with the score), and how it was screened.
/// </summary>
internal sealed record QuestionSignals(IReadOnlyList<SignalWord> Words, IReadOnlyDictionary<string, float> Near, LearntMeaning Meaning, SafetyVerdict Safety);

/// <summary>What learnt vectors say of a question: its own vector, and the probability of each statement or subject, and of each claim; empty without them.</summary>
internal sealed record LearntMeaning(float[] Vector, float[] Subjects, float[] Claims)
{
    /// <summary>How much two distributions have in common, 0 to 1 (Bhattacharyya 1943).</summary>
    public static float Overlap(float[] first, float[] second) => first.Length != second.Length ? 0 : first.Zip(second, (one, other) => MathF.Sqrt(one * other)).Sum();

    /// <summary>The cosine of two rows, 0 where they point away from each other or one is empty.</summary>
    public static float Cosine(float[] first, float[] second)
    {
        if (first.Length == 0 || first.Length != second.Length) return 0;
        var lengths = Vectors.Norm(first) * Vectors.Norm(second);
        return lengths <= 0 ? 0 : Math.Max(0, Vectors.Dot(first, second) / lengths);
    }
}

/// <summary>Reads the signals of a question. Pure; the same text gives the same signals on every worker.</summary>
internal sealed class QuestionSignalReader
{
    private const int MostNear = 30;
    private const int ShortestCorrected = 4;

    private readonly SafetyScreen _screen;
    private readonly KnowledgeSearch _search;
    private readonly KnowledgeIndex _index;
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _misspelled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _askedStems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Target, int Count)>> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _usesOf = [];
    private readonly Dictionary<string, Dictionary<int, float>> _profiles = new(StringComparer.Ordinal);
    private int _target;
    private float _allUses;

    public QuestionSignalReader(KnowledgeBase knowledge, KnowledgeIndex index, SafetyScreen screen)
    {
        (_screen, _index) = (screen, index);
        _search = new KnowledgeSearch(index, new AnsweringOptions().Ranking);
        foreach (var statement in knowledge.Statements) Learn(statement.Text, statement.Asks);
        foreach (var claim in knowledge.Contested) Learn(claim.Question, claim.Asks);
        foreach (var entry in knowledge.Scope) Learn("", entry.Asks);
        foreach (var term in knowledge.Vocabulary)
        {
            Learn(term.Term, term.Same);
            foreach (var wrong in term.Misspelled.Where(wrong => !wrong.Contains(' ', StringComparison.Ordinal) && !term.Term.Contains(' ', StringComparison.Ordinal)))
                _misspelled.TryAdd(wrong, term.Term);
        }
    }

    /// <summary>How many ways to ask there are, and how many of them hold the stem: tells how telling a word is.</summary>
    public int Asks { get; private set; }

    public int AsksWith(string stem) => _askedStems.GetValueOrDefault(stem);

    /// <summary>Adds words that are spelled right though the knowledge does not use them.</summary>
    public void Teach(IEnumerable<string> words)
    {
        foreach (var word in words.SelectMany(QueryWords.Split)) _known.TryAdd(word, 1);
    }

    /// <summary>
    /// How often two stems are used to ask for the same things, 0 to 1: the cosine of their positive pointwise mutual information with
    /// the statements, claims and subjects that are asked for with them (Church and Hanks 1990; Turney and Pantel 2010).
    /// </summary>
    public float Kinship(string first, string second)
    {
        if (first == second) return 1;
        var (a, b) = (Profile(first), Profile(second));
        if (a.Count > b.Count) (a, b) = (b, a);
        return a.Sum(pair => pair.Value * b.GetValueOrDefault(pair.Key));
    }

    public QuestionSignals Read(string question) =>
        new([.. QueryWords.Split(question).Select(Correct).Select(word => new SignalWord(word, Stemmer.Stem(word)))], Near(_search.Find(question)), Meaning(question), _screen.Screen(question));

    /// <summary>The learnt vector of a word or phrase; empty where none of it is known.</summary>
    public float[] VectorOf(string words) => _index.StatementMeanings.Vector(_index.Documents.Plan(words)) ?? [];

    private LearntMeaning Meaning(string question)
    {
        var slots = _index.Documents.Plan(question);
        return new LearntMeaning(_index.StatementMeanings.Vector(slots) ?? [], _index.StatementMeanings.Read(slots), _index.ClaimMeanings.Read(slots));
    }

    /// <summary>The words of a text as they stand.</summary>
    public IReadOnlyList<SignalWord> Words(string text) => [.. QueryWords.Split(text).Select(word => new SignalWord(word, Stemmer.Stem(word)))];

    private static Dictionary<string, float> Near(Findings findings)
    {
        var best = findings.Statements.Concat(findings.Claims).Concat(findings.Scope).OrderByDescending(target => target.Score).Take(MostNear).ToList();
        return best.Count == 0 || best[0].Score <= 0
            ? []
            : best.ToDictionary(target => $"{target.Target.Kind}:{target.Target.Id}", target => target.Score, StringComparer.Ordinal);
    }

    private string Correct(string word)
    {
        if (_misspelled.TryGetValue(word, out var right)) return right;
        if (word.Length < ShortestCorrected || _known.ContainsKey(word) || word.Any(char.IsDigit)) return word;
        var allowed = word.Length >= 8 ? 2 : 1;
        var near = _known
            .Where(known => known.Key.Length >= ShortestCorrected && Math.Abs(known.Key.Length - word.Length) <= allowed && known.Key[0] == word[0])
            .Select(known => (known.Key, known.Value, Distance: EditDistance.Between(word, known.Key, allowed)))
            .Where(known => known.Distance <= allowed)
            .OrderBy(known => known.Distance).ThenByDescending(known => known.Value).ThenBy(known => known.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return near.Key ?? word;
    }

    private Dictionary<int, float> Profile(string stem)
    {
        if (!_uses.TryGetValue(stem, out var uses)) return [];
        lock (_profiles)
        {
            if (!_profiles.TryGetValue(stem, out var profile)) _profiles[stem] = profile = Profile(uses);
            return profile;
        }
    }

    private Dictionary<int, float> Profile(List<(int Target, int Count)> uses)
    {
        var all = (float)uses.Sum(use => use.Count);
        var weights = uses
            .Select(use => (use.Target, Weight: MathF.Log(use.Count * _allUses / (all * _usesOf[use.Target]))))
            .Where(use => use.Weight > 0)
            .ToList();
        var norm = MathF.Sqrt(weights.Sum(use => use.Weight * use.Weight));
        return weights.ToDictionary(use => use.Target, use => use.Weight / norm);
    }

    private void Count(string stem)
    {
        _askedStems[stem] = _askedStems.GetValueOrDefault(stem) + 1;
        if (!_uses.TryGetValue(stem, out var uses)) _uses[stem] = uses = [];
        if (uses is [.., var last] && last.Target == _target) uses[^1] = (_target, last.Count + 1);
        else uses.Add((_target, 1));
        _usesOf[_target] = _usesOf.GetValueOrDefault(_target) + 1;
        _allUses++;
    }

    private void Learn(string text, IReadOnlyList<string> asks)
    {
        _target++;
        foreach (var word in QueryWords.Split(text)) _known[word] = _known.GetValueOrDefault(word) + 1;
        foreach (var ask in asks)
        {
            Asks++;
            var words = QueryWords.Split(ask);
            foreach (var word in words) _known[word] = _known.GetValueOrDefault(word) + 1;
            foreach (var stem in words.Select(word => Stemmer.Stem(word)).Distinct(StringComparer.Ordinal)) Count(stem);
        }
    }
}

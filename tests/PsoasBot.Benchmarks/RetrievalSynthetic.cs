using System.Text;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Benchmarks;

/// <summary>
/// Passages and questions made from a seed: about 90 words a passage, drawn from 300,000 words of syllables with English endings
/// after the law of Zipf and Mandelbrot; the most frequent ranks are real function words.
/// </summary>
internal sealed class RetrievalSynthetic
{
    private const int VocabularySize = 300_000;

    private static readonly string[] Onsets = ["b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "cr", "dr", "fl", "gr", "pl", "pr", "sc", "sh", "sl", "sp", "st", "str", "th", "tr", "ch", "qu", ""];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ea", "ee", "io", "oo", "ou"];
    private static readonly string[] Codas = ["", "", "", "n", "r", "s", "t", "l", "m", "d", "ck", "nd", "nt", "rt", "st", "x"];
    private static readonly string[] Endings = ["", "", "", "", "s", "s", "ed", "ing", "er", "ly", "ation", "al", "ity", "ness", "able", "ic"];

    private readonly Random _random;
    private readonly string[] _vocabulary;
    private readonly double[] _cumulative;

    public RetrievalSynthetic(int seed)
    {
        _random = new Random(seed);
        _vocabulary = Vocabulary();
        _cumulative = new double[_vocabulary.Length];
        var sum = 0d;
        for (var rank = 0; rank < _cumulative.Length; rank++) _cumulative[rank] = sum += 1 / Math.Pow(rank + 2.7, 1.05);
    }

    public List<Passage> Passages(int count)
    {
        List<Passage> passages = new(count);
        for (var i = 0; i < count; i++)
        {
            var id = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            passages.Add(new Passage { Id = id, Group = id, Title = Text(_random.Next(2, 9)), Text = Text(_random.Next(50, 131)) });
        }
        return passages;
    }

    /// <summary>Mostly 3 to 12 words from one passage, every fourth with a typo; every twentieth rambles through 40 to 200 words of several.</summary>
    public List<string> Questions(IReadOnlyList<Passage> passages, int count)
    {
        List<string> questions = new(count);
        for (var i = 0; i < count; i++)
        {
            var text = i % 20 == 19 ? Rambling(passages, _random.Next(40, 201)) : Span(passages, _random.Next(3, 13));
            questions.Add(i % 4 == 3 ? RetrievalTypos.InLongestWord(text, _random) : text);
        }
        return questions;
    }

    public string Rambling(IReadOnlyList<Passage> passages, int words)
    {
        StringBuilder text = new();
        for (var left = words; left > 0; left -= 12) text.Append(Span(passages, Math.Min(12, left))).Append(left % 24 < 12 ? ". " : ", ");
        return text.Append("what about ").Append(Span(passages, 5)).Append('?').ToString();
    }

    private string Span(IReadOnlyList<Passage> passages, int words)
    {
        var source = passages[_random.Next(passages.Count)].Text.Split(' ');
        var start = _random.Next(source.Length - words);
        return string.Join(' ', source[start..(start + words)]);
    }

    private string Text(int words)
    {
        StringBuilder text = new(words * 8);
        for (var i = 0; i < words; i++)
        {
            var at = Array.BinarySearch(_cumulative, _random.NextDouble() * _cumulative[^1]);
            text.Append(i == 0 ? "" : " ").Append(_vocabulary[Math.Min(at < 0 ? ~at : at, _vocabulary.Length - 1)]);
        }
        return text.ToString();
    }

    private string[] Vocabulary()
    {
        List<string> words = [.. StopWords.Documents.Order(StringComparer.Ordinal)];
        HashSet<string> known = new(words, StringComparer.Ordinal);
        while (words.Count < VocabularySize)
        {
            var word = Word(syllables: words.Count < 2000 ? _random.Next(1, 3) : _random.Next(2, 5));
            if (known.Add(word)) words.Add(word);
        }
        return [.. words];
    }

    private string Word(int syllables)
    {
        StringBuilder word = new();
        for (var i = 0; i < syllables; i++) word.Append(Pick(Onsets)).Append(Pick(Vowels)).Append(i == syllables - 1 || _random.Next(3) == 0 ? Pick(Codas) : "");
        return word.Append(Pick(Endings)).ToString();
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}

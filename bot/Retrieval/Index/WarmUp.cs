using System.Diagnostics;
using System.Text;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval.Index;

/// <summary>
/// Runs questions made of the index's own passages before the first real one, so that it does not wait for the runtime to compile:
/// a method is compiled anew, and faster, after 30 calls and a tenth of a second.
/// </summary>
internal static class WarmUp
{
    private const int Words = 9;

    /// <param name="index">The index to search.</param>
    /// <param name="budget">How long to go on, at most; a quarter of a second gets nearly everything.</param>
    public static void Run(PassageIndex index, TimeSpan budget)
    {
        if (index.Passages.Count == 0) return;
        var started = Stopwatch.GetTimestamp();
        var step = Math.Max(1, index.Passages.Count / 97);
        for (var i = 0; Stopwatch.GetElapsedTime(started) < budget; i = (i + step) % index.Passages.Count)
            index.Search(Question(index.Passages[i], misspell: i % 2 == 0), limit: 10);
    }

    private static string Question(Passage passage, bool misspell)
    {
        StringBuilder question = new();
        Span<char> buffer = stackalloc char[Tokenizer.LongestWord];
        var words = new Tokenizer(Folding.Fold(passage.Text), buffer);
        for (var i = 0; i < Words && words.MoveNext(); i++)
            question.Append(misspell && words.Current.Length > 5 ? words.Current[1..] : words.Current).Append(' ');
        return question.Append('?').ToString();
    }
}

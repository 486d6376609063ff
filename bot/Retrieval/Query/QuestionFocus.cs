using System.Collections.Frozen;
using System.Runtime.InteropServices;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval.Query;

/// <summary>A word of a question, and whether it stands where the member asks; elsewhere they tell a story.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FocusWord(string Text, bool Asked);

/// <summary>
/// Finds in a long message what is asked: the sentences with a question mark or, where there are none, those with a question word,
/// from that word on. Where nothing looks like a question, and in a single sentence of ordinary length, everything is asked.
/// </summary>
internal static class QuestionFocus
{
    private const int LongestQuestion = 24;
    private const int LongestSentence = 30;

    private static readonly FrozenSet<string> Cues = new[]
    {
        "how", "what", "whats", "why", "which", "who", "whose", "where", "should", "shall", "wondering", "anyone", "advice", "explain", "tell",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Verbs =
        new[] { "is", "are", "am", "was", "does", "do", "did", "can", "could", "would", "will", "has", "have", "may", "must" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Subjects =
        new[] { "i", "it", "this", "that", "these", "those", "the", "my", "we", "you", "there", "he", "she", "they", "a", "an", "anybody", "someone", "one" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of the message in their order.</summary>
    public static List<FocusWord> Read(string message)
    {
        var text = Folding.Fold(message);
        var marked = text.Contains('?', StringComparison.Ordinal);
        List<FocusWord> words = [];
        var (asking, sentences) = (0, 0);
        for (var start = 0; start < text.Length;)
        {
            var (end, known) = (SentenceEnd(text, start), words.Count);
            if (Add(text.AsSpan(start, end - start), marked, words)) asking++;
            if (words.Count > known) sentences++;
            start = end;
        }
        if (asking == 0 || (sentences == 1 && words.Count <= LongestSentence)) CollectionsMarshal.AsSpan(words).MarkAsked();
        return words;
    }

    private static int SentenceEnd(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            var c = text[at];
            if (c is '\n' or '?' or '!' or ';' || (c == '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])))) return at + 1;
        }
        return text.Length;
    }

    /// <summary>Adds the words of one sentence; true when it asks.</summary>
    private static bool Add(ReadOnlySpan<char> sentence, bool marked, List<FocusWord> words)
    {
        var first = words.Count;
        Span<char> buffer = stackalloc char[Tokenizer.LongestWord];
        var tokens = new Tokenizer(sentence, buffer);
        while (tokens.MoveNext()) words.Add(new FocusWord(tokens.Current.ToString(), false));
        var here = CollectionsMarshal.AsSpan(words)[first..];
        if (here.IsEmpty || (marked && sentence[^1] != '?')) return false;
        var from = here.Length <= LongestQuestion && marked ? 0 : LastCue(here);
        if (from < 0 && marked) from = here.Length - LongestQuestion;
        if (from < 0) return false;
        here[from..].MarkAsked();
        return true;
    }

    /// <summary>The last place where a question begins: "how …", "should …", "is it …"; -1 when there is none.</summary>
    private static int LastCue(ReadOnlySpan<FocusWord> words)
    {
        for (var i = words.Length - 1; i >= 0; i--)
        {
            if (Cues.Contains(words[i].Text) || (i + 1 < words.Length && Verbs.Contains(words[i].Text) && Subjects.Contains(words[i + 1].Text)))
                return Beginning(words, i);
        }
        return -1;
    }

    /// <summary>"How long should …" begins with "how", up to three words before.</summary>
    private static int Beginning(ReadOnlySpan<FocusWord> words, int cue)
    {
        for (var i = Math.Max(0, cue - 3); i < cue; i++)
        {
            if (Cues.Contains(words[i].Text)) return i;
        }
        return cue;
    }

    private static void MarkAsked(this Span<FocusWord> words)
    {
        foreach (ref var word in words) word = word with { Asked = true };
    }
}

using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval.Query;

/// <summary>The words of a question, folded and lower-case, in order.</summary>
internal static class QueryWords
{
    public static List<string> Split(string text)
    {
        List<string> words = [];
        Span<char> buffer = stackalloc char[64];
        var tokens = new Tokenizer(Folding.Fold(text), buffer);
        while (tokens.MoveNext()) words.Add(tokens.Current.ToString());
        return words;
    }
}

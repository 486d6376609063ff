using System.Collections.Frozen;

namespace PsoasBot.Retrieval.Text;

/// <summary>Words that say nothing about the subject of a text.</summary>
internal static class StopWords
{
    private static readonly string[] Function =
    [
        "a", "an", "the", "this", "that", "these", "those", "there", "here", "and", "or", "but", "if", "so", "as", "than", "then", "too", "also", "just",
        "of", "in", "on", "at", "to", "from", "by", "with", "for", "into", "onto", "about", "as", "per",
        "i", "im", "ive", "id", "ill", "me", "my", "mine", "we", "us", "our", "you", "youre", "your", "yours", "u", "ur", "he", "him", "his", "she", "her", "hers",
        "it", "its", "they", "them", "their", "theirs", "one", "someone", "something",
        "is", "are", "was", "were", "be", "been", "being", "am", "isnt", "arent", "do", "does", "did", "done", "doing", "has", "have", "had", "having",
        "can", "could", "will", "would", "shall", "should", "may", "might", "must",
        "s", "t", "d", "m", "ll", "re", "ve", "etc", "pls", "plz", "please", "hey", "hi", "lol", "btw", "ok", "like", "really", "actually", "some", "any",
        "get", "got", "gets", "getting", "thing", "things", "stuff", "such", "very", "quite", "kind", "sort", "bit", "much",
    ];

    private static readonly string[] Question =
    [
        "what", "whats", "how", "hows", "why", "when", "where", "wheres", "which", "who", "whos", "whom", "whose", "exactly", "according", "say", "says", "said", "tell", "explain", "mean", "means", "know", "think",
    ];

    /// <summary>Left out of every index.</summary>
    public static FrozenSet<string> Everywhere { get; } = Function.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Left out where texts are documents and not questions.</summary>
    public static FrozenSet<string> Documents { get; } = Function.Concat(Question).ToFrozenSet(StringComparer.Ordinal);
}

using System.Security.Cryptography;
using System.Text;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Meaning;

/// <summary>A text that gets a vector and what it belongs to. <see cref="Key"/> is a hash of model and text: a changed text has another key.</summary>
internal sealed record MeaningText(Target Target, string Text, string Key)
{
    private const int MostAsks = 12;
    private const int KeyDigits = 24;

    /// <summary>For each statement, claim and subject outside the sources its own text, and the first ways to ask for it as one more text.</summary>
    public static IReadOnlyList<MeaningText> Of(KnowledgeIndex index, string model)
    {
        List<MeaningText> texts = [];
        foreach (var group in Enumerable.Range(0, index.Targets.Count).GroupBy(ordinal => index.Targets[ordinal]))
        {
            var own = group.Where(ordinal => !index.IsAsk[ordinal]).Select(ordinal => index.Passages.Passages[ordinal].Text).FirstOrDefault();
            var asks = string.Join(" / ", group.Where(ordinal => index.IsAsk[ordinal]).Take(MostAsks).Select(ordinal => index.Passages.Passages[ordinal].Text));
            foreach (var text in (string?[])[own, asks])
                if (!string.IsNullOrWhiteSpace(text)) texts.Add(new MeaningText(group.Key, text, KeyOf(model, text)));
        }
        return texts;
    }

    private static string KeyOf(string model, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{model}\n{text}")))[..KeyDigits];
}

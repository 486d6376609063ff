namespace PsoasBot.Simulators.Models;

/// <summary>A bag of word beginnings in 256 dimensions: texts that share words are near, which is all that a simulator needs.</summary>
internal static class HashedVector
{
    private const int Dimensions = 256;

    public static float[] Of(string text)
    {
        var vector = new float[Dimensions];
        foreach (var word in text.ToLowerInvariant().Split([' ', '.', ',', ';', ':', '?', '!', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = 17u;
            foreach (var letter in word.AsSpan(0, Math.Min(5, word.Length))) hash = hash * 31 + letter;
            vector[hash % Dimensions] += 1;
        }
        return vector;
    }
}

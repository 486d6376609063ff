using System.IO.Compression;
using System.Text;
using PsoasBot.Platforms.Discord.Gateway;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class InflaterTests
{
    [Fact]
    public void Payloads_come_out_as_they_went_in_however_the_messages_are_cut()
    {
        var random = new Random(3);
        using var compressed = new MemoryStream();
        using var deflater = new ZLibStream(compressed, CompressionLevel.Optimal);
        using var inflater = new Inflater();
        for (var i = 0; i < 500; i++)
        {
            var payload = string.Concat(Enumerable.Range(0, random.Next(1, 3_000)).Select(_ => (char)random.Next(32, 400)));
            compressed.SetLength(0);
            deflater.Write(Encoding.UTF8.GetBytes(payload));
            deflater.Flush();
            Assert.Equal(payload, Encoding.UTF8.GetString(Whole(inflater, compressed.ToArray(), random).Span));
        }
    }

    [Fact]
    public void What_is_no_zlib_is_refused()
    {
        using var inflater = new Inflater();
        Assert.Throws<InvalidDataException>(() => inflater.Take([0x7B, 0x22, 0x6F, 0x70, 0x00, 0x00, 0xFF, 0xFF]));
    }

    private static ReadOnlyMemory<byte> Whole(Inflater inflater, byte[] bytes, Random random)
    {
        var start = 0;
        while (true)
        {
            var count = random.Next(1, bytes.Length - start + 1);
            // A part may end like a payload by chance; the real protocol has the same ambiguity, and a flush marker there is one.
            if (inflater.Take(bytes.AsSpan(start, count)) is { } payload) return payload;
            start += count;
        }
    }
}

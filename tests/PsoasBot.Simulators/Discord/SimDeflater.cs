using System.IO.Compression;

namespace PsoasBot.Simulators.Discord;

/// <summary>zlib-stream as Discord sends it: one stream a connection, a flush after each payload, and now and then a payload in two messages.</summary>
internal sealed class SimDeflater : IDisposable
{
    private readonly MemoryStream _out = new();
    private readonly ZLibStream _stream;
    private int _count;

    public SimDeflater() => _stream = new ZLibStream(_out, CompressionLevel.Fastest, leaveOpen: true);

    public IReadOnlyList<byte[]> Messages(byte[] payload)
    {
        _out.SetLength(0);
        _stream.Write(payload);
        _stream.Flush();
        var bytes = _out.ToArray();
        if (++_count % 3 != 0) return [bytes];
        var middle = bytes.Length / 2;
        return [bytes[..middle], bytes[middle..]];
    }

    public void Dispose()
    {
        _stream.Dispose();
        _out.Dispose();
    }
}

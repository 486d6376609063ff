using System.Buffers;
using System.IO.Compression;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>
/// Transport compression "zlib-stream": one zlib stream for a whole connection, each payload ended by a flush (00 00 FF FF), which may come in
/// several messages ("Transport Compression" of the gateway's documentation).
/// </summary>
internal sealed class Inflater : IDisposable
{
    private const int Chunk = 16 * 1024;
    private readonly Feed _feed = new();
    private readonly ZLibStream _stream;
    private readonly ArrayBufferWriter<byte> _payload = new(Chunk);

    public Inflater() => _stream = new ZLibStream(_feed, CompressionMode.Decompress);

    /// <summary>Takes a message. Returns the payload that it completes, good until the next call; null where more has to come.</summary>
    /// <exception cref="InvalidDataException">That is no zlib.</exception>
    public ReadOnlyMemory<byte>? Take(ReadOnlySpan<byte> message)
    {
        if (_feed.IsEmpty) _payload.ResetWrittenCount();
        _feed.Add(message);
        if (!_feed.IsFlushed) return null;
        int read;
        do
        {
            read = _stream.Read(_payload.GetSpan(Chunk));
            _payload.Advance(read);
        }
        while (read > 0);
        _feed.Clear();
        return _payload.WrittenMemory;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>What has come and was not inflated yet. At its end it says so, and goes on when there is more.</summary>
    private sealed class Feed : Stream
    {
        private readonly ArrayBufferWriter<byte> _bytes = new(Chunk);
        private int _taken;

        public bool IsEmpty => _bytes.WrittenCount == 0;

        public bool IsFlushed => _bytes.WrittenSpan.EndsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0xFF, 0xFF]);

        public void Add(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

        public void Clear()
        {
            _bytes.ResetWrittenCount();
            _taken = 0;
        }

        public override int Read(Span<byte> buffer)
        {
            var left = _bytes.WrittenSpan[_taken..];
            var count = Math.Min(left.Length, buffer.Length);
            left[..count].CopyTo(buffer);
            _taken += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

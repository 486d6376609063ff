using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PsoasBot.Hosting.CommandLine;

/// <summary>One line of a batch file: its number from 1, and the value or what is wrong with it.</summary>
internal sealed record JsonLine<T>(int Number, T? Value, string? Problem);

/// <summary>Reads and writes files of one JSON object a line. A bad line is reported by its number; the others are still read.</summary>
internal static class JsonLines
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="BatchException">The file is missing or cannot be read.</exception>
    public static IEnumerable<JsonLine<T>> Read<T>(string path, JsonTypeInfo<T> type) where T : class
    {
        if (!File.Exists(path)) throw new BatchException($"{path}: there is no such file");
        return ReadLines(File.ReadAllBytes(path), type);
    }

    private static IEnumerable<JsonLine<T>> ReadLines<T>(byte[] bytes, JsonTypeInfo<T> type) where T : class
    {
        var number = 0;
        foreach (var range in Split(bytes))
        {
            number++;
            var line = bytes.AsMemory(range);
            if (line.Span.Trim(" \t\r"u8).Length == 0) continue;
            yield return Parse(number, line.Span, type);
        }
    }

    private static JsonLine<T> Parse<T>(int number, ReadOnlySpan<byte> line, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            var text = StrictUtf8.GetString(line).TrimStart('\uFEFF');
            return JsonSerializer.Deserialize(text, type) is { } value
                ? new JsonLine<T>(number, value, null)
                : new JsonLine<T>(number, null, "the line is null; it must be a JSON object");
        }
        catch (DecoderFallbackException)
        {
            return new JsonLine<T>(number, null, "the line is not valid UTF-8; save the file as UTF-8");
        }
        catch (JsonException ex)
        {
            return new JsonLine<T>(number, null, Describe(ex));
        }
    }

    /// <summary>The reader's own message counts lines within the line and names our types; this one is for people.</summary>
    private static string Describe(JsonException problem) => problem switch
    {
        { InnerException: JsonException } => $"not a valid JSON object; look at byte {problem.BytePositionInLine + 1}",
        { Path: null or "$" } => "not a JSON object",
        _ => $"'{problem.Path[2..]}' does not hold what belongs there",
    };

    private static List<Range> Split(byte[] bytes)
    {
        List<Range> lines = [];
        var start = 0;
        while (start < bytes.Length)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : start + length;
            lines.Add(start..end);
            start = end + 1;
        }
        return lines;
    }
}

/// <summary>A batch cannot run at all; the message says what to mend.</summary>
internal sealed class BatchException(string message) : Exception(message);

using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PsoasBot.Answering.Meaning;

/// <summary>
/// The vectors of the knowledge in a file: a first line with the model and the knowledge's version, then one vector a line under its text's key.
/// The file can always be made again, so one that cannot be read counts as empty.
/// </summary>
internal sealed class VectorFile(string path)
{
    /// <summary>The vectors by key; empty when there is no usable file.</summary>
    public async Task<Dictionary<string, float[]>> ReadAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, float[]> vectors = new(StringComparer.Ordinal);
        if (!File.Exists(path)) return vectors;
        try
        {
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
            {
                if (JsonSerializer.Deserialize(line, VectorJson.Default.VectorLine) is { Key: { } key, Vector: { } bytes }) vectors[key] = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
            }
        }
        catch (Exception ex) when (ex is JsonException or FormatException or IOException)
        {
            vectors.Clear();
        }
        return vectors;
    }

    /// <summary>Writes beside the file and then takes its place, so that a break leaves the old one.</summary>
    public async Task WriteAsync(string model, string knowledgeVersion, IEnumerable<(string Key, float[] Vector)> vectors, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        await using (var writer = new StreamWriter(draft))
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(new VectorLine { Model = model, Knowledge = knowledgeVersion }, VectorJson.Default.VectorLine).AsMemory(), cancellationToken);
            foreach (var (key, vector) in vectors)
                await writer.WriteLineAsync(JsonSerializer.Serialize(new VectorLine { Key = key, Vector = MemoryMarshal.AsBytes(vector.AsSpan()).ToArray() }, VectorJson.Default.VectorLine).AsMemory(), cancellationToken);
        }
        File.Move(draft, path, overwrite: true);
    }
}

/// <summary>A line of the file: the first has the model and the version, the others a key and 32-bit floats, little-endian, in Base64.</summary>
internal sealed record VectorLine
{
    public string? Model { get; init; }
    public string? Knowledge { get; init; }
    public string? Key { get; init; }
    public byte[]? Vector { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VectorLine))]
internal sealed partial class VectorJson : JsonSerializerContext;

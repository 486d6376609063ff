using System.Globalization;
using System.Runtime.InteropServices;

namespace PsoasBot.Knowledge.Files;

/// <summary>
/// Reads and writes <c>knowledge/meaning/*.tsv</c>: "size" and the length of the vectors, then a row each of
/// kind ("word" or "target"), key, scale, bias, and the vector as signed bytes in Base64; a component is its byte times the scale.
/// </summary>
internal static class MeaningFile
{
    private const int Columns = 5;
    private const string Header = "size\t";

    public static MeaningTable Read(string file, string text, ProblemList problems)
    {
        List<MeaningRow> words = [], targets = [];
        var (size, number) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.IsEmpty) continue;
            if (number == 1)
            {
                if (!line.StartsWith(Header) || !int.TryParse(line[Header.Length..], CultureInfo.InvariantCulture, out size) || size is < 8 or > 1024)
                {
                    problems.Add(file, number, "the first line must be 'size', a tab and the length of the vectors, 8 to 1024");
                    return MeaningTable.Empty;
                }
            }
            else if (Row(line, size) is { } row) (line[0] == 'w' ? words : targets).Add(row);
            else problems.Add(file, number, $"a row is 'word' or 'target', a key, a scale, a bias and {size} bytes in Base64, with tabs between");
        }
        return new MeaningTable { Size = size, Words = words, Targets = targets };
    }

    public static void Write(string path, MeaningTable table)
    {
        using var writer = new StreamWriter(path);
        writer.NewLine = "\n";
        writer.WriteLine($"size\t{table.Size}");
        foreach (var row in table.Words) writer.WriteLine(Line("word", row));
        foreach (var row in table.Targets) writer.WriteLine(Line("target", row));
    }

    private static MeaningRow? Row(ReadOnlySpan<char> line, int size)
    {
        Span<Range> parts = stackalloc Range[Columns + 1];
        if (line.Split(parts, '\t') != Columns || line[parts[0]] is not ("word" or "target")) return null;
        if (!float.TryParse(line[parts[2]], CultureInfo.InvariantCulture, out var scale) || !float.TryParse(line[parts[3]], CultureInfo.InvariantCulture, out var bias)) return null;
        var steps = new sbyte[size];
        if (!Convert.TryFromBase64Chars(line[parts[4]], MemoryMarshal.AsBytes(steps.AsSpan()), out var length) || length != size) return null;
        return new MeaningRow(line[parts[1]].ToString(), steps, scale, bias);
    }

    private static string Line(string kind, MeaningRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}\t{row.Key}\t{row.Scale:G5}\t{row.Bias:0.###}\t{Convert.ToBase64String(MemoryMarshal.AsBytes<sbyte>(row.Steps))}");
}

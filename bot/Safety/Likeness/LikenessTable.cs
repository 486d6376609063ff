using System.Runtime.InteropServices;
using System.Text;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// A table of fitted weights: a feature and as many weights a line as there are classes, tab separated. The feature "*" holds the constants, and "#" the names of
/// the classes where they are no levels. knowledge/safety/likeness.tsv has four (professional, urgent, emergency, crisis; an ordinary message is the zero they are measured from).
/// </summary>
internal sealed class LikenessTable
{
    /// <summary>The classes of the table of levels.</summary>
    public const int Levels = 4;

    private readonly KeyTable _numbers;
    private readonly List<float> _weights = [];
    private float[] _constants = [];

    public LikenessTable(string path)
    {
        var file = File.Exists(path) ? File.ReadAllBytes(path).AsSpan() : [];
        _numbers = new KeyTable(file.Count((byte)'\n') + 1);
        _weights.EnsureCapacity(file.Count((byte)'\t'));
        foreach (var line in file.Split((byte)'\n')) Add(file[line]);
        _weights.TrimExcess();
    }

    public bool IsEmpty => _weights.Count == 0;

    public int Classes => _constants.Length;

    public ReadOnlySpan<float> Constants => _constants;

    /// <summary>Names of the classes; none in the table of levels.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The row of a feature, or a negative number.</summary>
    public int Number(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default)
    {
        var name = FeatureName.Of(kind).With(first);
        return _numbers.Find((second.IsEmpty ? name : name.With(' ').With(second)).Key);
    }

    public ReadOnlySpan<float> Of(int number) => CollectionsMarshal.AsSpan(_weights).Slice(number * Classes, Classes);

    private void Add(ReadOnlySpan<byte> line)
    {
        var tab = line.IndexOf((byte)'\t');
        if (tab < 0) return;
        var name = line[..tab];
        var rest = line[(tab + 1)..];
        if (name.SequenceEqual("#"u8)) Names = Encoding.UTF8.GetString(rest).Split('\t');
        else if (name.SequenceEqual("*"u8)) _constants = Constant(rest);
        else if (_numbers.TryAdd(Key(name))) AddRow(rest, _weights);
    }

    private static ulong Key(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[name.Length];
        return FeatureName.Parse(letters[..Encoding.UTF8.GetChars(name, letters)]).Key;
    }

    private static float[] Constant(ReadOnlySpan<byte> cells)
    {
        List<float> row = new(Levels);
        AddRow(cells, row);
        return [.. row];
    }

    private static void AddRow(ReadOnlySpan<byte> cells, List<float> row)
    {
        foreach (var cell in cells.Split((byte)'\t')) row.Add(ShortDecimal.Parse(cells[cell]));
    }
}

using System.Globalization;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// The fitted weights of knowledge/safety/likeness.tsv: a feature and four weights a line, tab separated (professional, urgent, emergency, crisis; an ordinary
/// message is the zero they are measured from). The feature "*" holds the constants.
/// </summary>
internal sealed class LikenessTable
{
    public const int Classes = 4;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numberOf;
    private readonly float[] _weights;
    private readonly float[] _constants = new float[Classes];

    public LikenessTable(string path)
        : this(File.Exists(path) ? Rows(path) : [])
    {
    }

    public LikenessTable(IEnumerable<(string Feature, float[] Weights)> rows)
    {
        List<float> weights = [];
        foreach (var (feature, row) in rows)
        {
            if (feature == "*")
                row.CopyTo(_constants, 0);
            else if (_numbers.TryAdd(feature, _numbers.Count))
                weights.AddRange(row);
        }
        _weights = [.. weights];
        _numberOf = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty => _weights.Length == 0;

    public ReadOnlySpan<float> Constants => _constants;

    public int Number(ReadOnlySpan<char> feature) => _numberOf.TryGetValue(feature, out var number) ? number : -1;

    public ReadOnlySpan<float> Of(int feature) => _weights.AsSpan(feature * Classes, Classes);

    private static IEnumerable<(string Feature, float[] Weights)> Rows(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split('\t');
            if (parts.Length == Classes + 1)
                yield return (parts[0], [.. parts.Skip(1).Select(part => float.Parse(part, CultureInfo.InvariantCulture))]);
        }
    }
}

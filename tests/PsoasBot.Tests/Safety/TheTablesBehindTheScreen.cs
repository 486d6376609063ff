using System.Globalization;
using System.Text;
using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Likeness;

namespace PsoasBot.Tests.Safety;

/// <summary>The compact tables say what the plain ones would.</summary>
public sealed class TheTablesBehindTheScreen
{
    [Theory]
    [InlineData("-2.72")]
    [InlineData("0.97")]
    [InlineData("3")]
    [InlineData("12.")]
    [InlineData("0.1234567")]
    [InlineData("123.45678")]
    [InlineData("1.5e-3")]
    public void A_short_decimal_is_the_nearest_float(string text) =>
        Assert.Equal(float.Parse(text, CultureInfo.InvariantCulture), ShortDecimal.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Every_weight_with_two_decimals_is_the_nearest_float()
    {
        for (var hundredths = -2_000; hundredths <= 2_000; hundredths++)
        {
            var text = (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
            Assert.Equal(float.Parse(text, CultureInfo.InvariantCulture), ShortDecimal.Parse(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("weight")]
    public void What_is_no_number_counts_nothing(string text) => Assert.Equal(0f, ShortDecimal.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Keys_are_numbered_in_the_order_in_which_they_come_each_once()
    {
        var random = new Random(5);
        ulong[] keys = [0, .. Enumerable.Range(0, 999).Select(_ => (ulong)random.NextInt64())];
        var table = new KeyTable(keys.Length);

        Assert.All(keys, key => Assert.True(table.TryAdd(key)));
        Assert.All(keys, key => Assert.False(table.TryAdd(key)));
        Assert.All(keys.Index(), key => Assert.Equal(key.Index, table.Find(key.Item)));
        Assert.Equal(-1, table.Find(ulong.MaxValue));
    }

    [Fact]
    public void The_pairs_of_a_node_lie_side_by_side_sorted_and_each_once()
    {
        var lists = new NodeLists(4, [(2, 7, 1), (0, PhraseGraph.LongGap, 3), (2, -4, 2), (0, 5, 9), (2, 7, 0), (2, 7, 1)]);

        Assert.Equal([0, 2, 2, 5, 5], lists.Firsts);
        Assert.Equal([5, PhraseGraph.LongGap, -4, 7, 7], lists.Keys);
        Assert.Equal([9, 3, 2, 0, 1], lists.Values);
    }
}

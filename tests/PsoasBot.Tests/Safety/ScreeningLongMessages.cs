using System.Diagnostics;

namespace PsoasBot.Tests.Safety;

public class ScreeningLongMessages
{
    public static TheoryData<string> Long { get; } =
    [
        string.Concat(Enumerable.Repeat("no pain but my leg is not numb and i can't feel like going. ", 340)),
        new string('a', 20_000),
        string.Concat(Enumerable.Repeat("my my my my ", 1_700)),
        string.Concat(Enumerable.Repeat("cant ", 4_000)),
        string.Concat(Enumerable.Repeat("i want to want to want to ", 780)),
        string.Concat(Enumerable.Repeat("numbb leeg feverr swelll ", 800)),
    ];

    [Theory]
    [MemberData(nameof(Long), DisableDiscoveryEnumeration = true)]
    public void Twenty_thousand_characters_are_read_in_time(string message)
    {
        SafetyFixture.Screen.Screen(message[..200]);
        var watch = Stopwatch.StartNew();
        SafetyFixture.Screen.Screen(message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_flag_in_the_middle_of_a_long_message_is_found()
    {
        var filler = string.Concat(Enumerable.Repeat("The handout is useful and I like the pictures. ", 200));
        Assert.Equal("emergency", SafetyFixture.Screen.Screen(filler + "I can't feel it when I wipe. " + filler).Flags[0]);
    }
}

using FsCheck;
using FsCheck.Fluent;
using PsoasBot.Safety;

namespace PsoasBot.Tests.Safety;

public class ScreeningProperties
{
    private static readonly string[] Flagged =
    [
        "I can't feel it when I wipe and my back hurts",
        "my left calf is swollen and warm after the flight",
        "fever and my hip won't straighten",
        "crushing chest pain into my jaw",
        "numbness between my legs since yesterday",
        "gran fell and can't stand on her leg",
        "I want to kill myself",
        "my husband pushed me down the stairs",
    ];

    private static readonly string[] Ordinary =
    [
        "Thanks for the last answer.", "How long should I hold the lunge?", "The diagram is lovely.", "I sit at a desk all day.",
        "Which article is about breathing?", "My shoulders are fine.", "Good morning all.", "What does the handout say about posture?",
    ];

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly Gen<string> FlaggedMessage = Gen.Elements(Flagged);

    [Fact]
    public void An_ordinary_sentence_before_or_after_never_lowers_the_level() => Holds(
        from flagged in FlaggedMessage
        from before in Gen.Elements(Ordinary)
        from after in Gen.Elements(Ordinary)
        from place in Gen.Choose(0, 2)
        select (flagged, place switch { 0 => $"{before} {flagged}", 1 => $"{flagged}. {after}", _ => $"{before} {flagged}. {after}" }));

    [Fact]
    public void Case_never_lowers_the_level() => Holds(
        from flagged in FlaggedMessage
        from upper in Gen.ArrayOf(Gen.Elements(true, false), 80)
        select (flagged, string.Concat(flagged.Select((c, i) => upper[i % 80] ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)))));

    [Fact]
    public void An_emoji_between_words_never_lowers_the_level() => Holds(
        from flagged in FlaggedMessage
        from emoji in Gen.Elements("🙏", "😢", "🔥", "❤️", "🤷‍♀️", "😩")
        from place in Gen.Choose(0, 20)
        select (flagged, Between(flagged, place, $" {emoji} ")));

    [Fact]
    public void Doubled_letters_never_lower_the_level() => Holds(
        from flagged in FlaggedMessage
        from place in Gen.Choose(0, 200)
        from times in Gen.Choose(1, 4)
        select (flagged, InsideAWord(flagged, place, 4, (word, i) => word[..i] + new string(word[i], times) + word[i..])));

    [Fact]
    public void Zero_width_characters_never_lower_the_level() => Holds(
        from flagged in FlaggedMessage
        from place in Gen.Choose(0, 200)
        from mark in Gen.Elements('\u200B', '\u200D', '\uFEFF', '\u00AD')
        select (flagged, flagged.Insert(place % flagged.Length, mark.ToString())));

    [Fact]
    public void One_typo_inside_a_long_word_never_lowers_an_emergency() => Holds(
        from flagged in FlaggedMessage
        from place in Gen.Choose(0, 200)
        from kind in Gen.Choose(0, 1)
        select (flagged, InsideAWord(flagged, place, 7, (word, i) => kind == 0 ? word.Remove(i, 1) : Swapped(word, i))));

    [Theory]
    [InlineData("no", "fever", "saddle numbness")]
    [InlineData("without", "fever", "chest pain")]
    [InlineData("never had", "chest pain", "blood in my pee")]
    [InlineData("no", "chest pain", "a swollen calf")]
    public void A_no_removes_its_own_finding_and_only_that_one(string no, string denied, string kept)
    {
        var plain = SafetyFixture.Screen.Screen($"I have {kept}");
        var withDenial = SafetyFixture.Screen.Screen($"I have {kept}, {no} {denied}");
        Assert.Equal(plain.Level, withDenial.Level);
        Assert.Equal(SafetyLevel.None, SafetyFixture.Screen.Screen($"{no} {denied}").Level);
    }

    [Theory]
    [InlineData("where inside me is it")]
    [InlineData("long-time sitting on the floor, good or bad for the hips?")]
    [InlineData("Thanks for the last answer.")]
    [InlineData("My shoulders are fine.")]
    [InlineData("How long should I hold the lunge?")]
    public void Ordinary_words_raise_no_alarm(string message) =>
        Assert.InRange(SafetyFixture.Screen.Screen(message).Level, SafetyLevel.None, SafetyLevel.Professional);

    [Fact]
    public void Bleeding_in_pregnancy_is_an_emergency_unless_it_is_called_small()
    {
        Assert.Equal(SafetyLevel.Emergency, SafetyFixture.Screen.Screen("pregnant and bleeding").Level);
        Assert.Equal(SafetyLevel.Urgent, SafetyFixture.Screen.Screen("12 weeks pregnant, a bit of spotting").Level);
    }

    private static void Holds(Gen<(string Flagged, string Changed)> pairs) =>
        Prop.ForAll(pairs.ToArbitrary(), p => Weight(p.Changed) >= Weight(p.Flagged)).Check(Runs);

    private static int Weight(string message) => SafetyFixture.Screen.Screen(message).Level switch
    {
        SafetyLevel.Emergency => 4,
        SafetyLevel.Crisis => 3,
        SafetyLevel.Urgent => 2,
        SafetyLevel.Professional => 1,
        _ => 0,
    };

    private static string Between(string message, int place, string what)
    {
        var words = message.Split(' ');
        var at = 1 + (place % (words.Length - 1));
        return string.Join(' ', words[..at]) + what + string.Join(' ', words[at..]);
    }

    private static string InsideAWord(string message, int place, int shortest, Func<string, int, string> change)
    {
        var words = message.Split(' ');
        var chosen = Enumerable.Range(0, words.Length).Where(i => words[i].Length >= shortest && words[i].All(char.IsLetter)).ToList();
        if (chosen.Count == 0)
            return message;
        var word = chosen[place % chosen.Count];
        words[word] = change(words[word], 1 + (place % (words[word].Length - 2)));
        return string.Join(' ', words);
    }

    private static string Swapped(string word, int i) => word[..i] + word[i + 1] + word[i] + word[(i + 2)..];
}

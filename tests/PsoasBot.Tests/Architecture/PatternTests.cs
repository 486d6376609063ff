using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using PsoasBot.Answering;

namespace PsoasBot.Tests.Architecture;

/// <summary>
/// No pattern of the program takes long on any text: whoever writes to the bot could otherwise keep it busy, or be left without an answer, with one message.
/// The texts are long runs of one sign or word, and the pattern's own words in any order, in which backtracking shows.
/// </summary>
public sealed partial class PatternTests
{
    /// <summary>Twice the longest message that is accepted by default; time that grows with the square of the length takes ten seconds there, and the slowest sound pattern 0.2.</summary>
    private const int Length = 40_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private static readonly string[] Signs = [" ", "\n", "-", ".", ",", "\"", "a", "1", "a ", "A ", "1 ", ". ", ", ", "? ", "[1] ", "['", " 'a", "[a", "<"];

    public static TheoryData<string> Patterns => [.. Found.Keys];

    private static Dictionary<string, MethodInfo> Found { get; } = typeof(Answer).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(GeneratedRegexAttribute)))
        .ToDictionary(method => $"{method.DeclaringType!.Name}.{method.Name}");

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_is_fast_on_hostile_text(string name)
    {
        var pattern = (Regex)Found[name].Invoke(null, null)!;

        foreach (var text in Texts(pattern))
        {
            var started = Stopwatch.GetTimestamp();
            _ = pattern.Count(text);
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"{name} is slow on {text[..40]}");
        }
    }

    private static IEnumerable<string> Texts(Regex pattern)
    {
        List<string> words = [.. WordPattern().Matches(pattern.ToString()).Select(match => match.Value).Distinct()];
        var random = new Random(1);
        var mixed = words.Count == 0 ? [] : Enumerable.Range(0, 3).Select(_ => string.Join(' ', Enumerable.Range(0, Length / 5).Select(_ => words[random.Next(words.Count)])));
        return [.. Signs.Select(sign => Run(sign, Length)), .. words.SelectMany(word => new[] { Run(word, Length / 8), Run(word + " ", Length / 8) }), .. mixed];
    }

    private static string Run(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));

    /// <summary>The words of a pattern, its escapes aside.</summary>
    [GeneratedRegex(@"(?<!\\)\b(?<!\\)[\p{L}']{2,}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex WordPattern();
}

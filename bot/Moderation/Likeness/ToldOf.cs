using System.Text.RegularExpressions;

namespace PsoasBot.Moderation.Likeness;

/// <summary>Whom a question is about where no name says it: somebody in the texts, or a child by its age.</summary>
internal static partial class ToldOf
{
    private const string Child = "child";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Whether a line asks about a reader, a client or another person of the texts and does not speak of the member.</summary>
    public static bool Is(string line) => Somebody().IsMatch(line) && !Member().IsMatch(line);

    /// <summary>The child of a line that gives an age below seventeen.</summary>
    public static IEnumerable<string> Children(string line) => Age().IsMatch(line) ? [Child] : [];

    [GeneratedRegex(@"\b((the|that|his|her|jorys|serotas|jory|serota|kochs|niks|this) (\w+ ){0,4}(reader|commenter|client|clients|lady|woman|dancer|girl|guy|man|patient|patients|customers|person)|(arthritis|arthritic) (lady|reader|woman|dancer)|the dancer)\b", Options, 1000)]
    private static partial Regex Somebody();

    [GeneratedRegex(@"\b(i|im|ive|id|ill|my|me|mine|we|our|us|myself)\b", Options, 1000)]
    private static partial Regex Member();

    [GeneratedRegex(@"\b(([2-9]|1[0-6]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen) ((years?|yrs?|yr|y) olds?|yo|y o)|([2-9]|1[0-6])(yo|yrs? old|yr old|yearold)|(1st|2nd|3rd|[4-9]th|first|second|third|fourth|fifth|sixth|seventh) (grade|grader|graders)|(son|daughter|boy|girl|kid|nephew|niece|grandson|granddaughter) (is |turns |just turned )?([2-9]|1[0-6])|in (year|grade) ([1-9]|1[0-2]))\b", Options, 1000)]
    private static partial Regex Age();
}

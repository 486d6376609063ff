using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>Words that ask for a verdict whatever else the message tells: agree, contradict, true or nonsense, who is right.</summary>
internal static partial class Verdicts
{
    public static bool AreAsked(string question) => Cue().IsMatch(question);

    /// <summary>"What", "which", "how" and the like: the answer is a thing, a place or a reason.</summary>
    public static bool WaitsForContent(string question) => Content().IsMatch(question);

    [GeneratedRegex(@"\b(what|which|how|where|why|when)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Content();

    [GeneratedRegex(@"\bhow many (of (the|your|these|them)|sources|authors|texts|articles|documents)\b|\b((dis)?agree\w*|contradict\w*|conflict\w*|consensus|who('s|s| is) (right|wrong|on which side)|who wins|which side|settle|true|myth|nonsense|bs|fact or|for real|proof|proven|evidence|science|scientific|studies|research\w*|debunk\w*)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Cue();
}

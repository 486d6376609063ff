using PsoasBot.Safety.Likeness;
using PsoasBot.Safety.Pointing;
using PsoasBot.Safety.Reading;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety;

/// <summary>
/// Reads a whole message, with the earlier ones of the same member, and says how strongly it must be answered.
/// Deterministic: the same words give the same verdict, and every verdict names the rule and the words.
/// </summary>
internal sealed class SafetyScreen(SafetyKnowledge knowledge)
{
    /// <summary>Longer threads are cut at the front; a platform's message is far shorter.</summary>
    private const int MostCharacters = 40_000;

    private readonly Tokenizer _tokenizer = new(knowledge.Spelling);
    private readonly Scanner _scanner = new(knowledge.Lexicon, knowledge.Spelling);
    private readonly Scope _scope = new(knowledge.Lexicon);
    private readonly RuleMatcher _matcher = new(knowledge.Lexicon);
    private readonly VerdictComposer _composer = new(knowledge);
    private readonly LikenessPolicy _likeness = new(knowledge);
    private readonly PointerChoice _pointers = new(knowledge);

    /// <summary>So many earlier messages are read in full. An alarm that lies further back was answered as often; illnesses and the like count from anywhere.</summary>
    private const int ReadInFull = 3;

    public SafetyVerdict Screen(string message, IReadOnlyList<string>? earlier = null)
    {
        if (earlier is not { Count: > 0 })
            return Judge(message, null);
        var together = Judge(message, StillStanding(earlier));
        if (together.Level < SafetyLevel.Urgent || !IsSeenTo(message))
            return together;
        var alone = Judge(message, null);
        return alone.Level >= SafetyLevel.Urgent ? alone : _likeness.Settle(together);
    }

    private SafetyVerdict Judge(string message, IReadOnlyList<string>? earlier)
    {
        var finds = Read(message, earlier);
        if (finds.Tokens.Count == 0)
            return SafetyVerdict.Clear;
        var matches = Match(finds);
        var verdict = _pointers.Choose(_likeness.Join(ByRules(matches, finds), knowledge.Likeness.Read(finds, matches)), matches, finds);
        return verdict.Level >= SafetyLevel.Urgent ? verdict with { Language = knowledge.Languages.Of(finds.Tokens) } : verdict;
    }

    private List<string> StillStanding(IReadOnlyList<string> earlier) =>
        [.. earlier.Where((said, at) => at >= earlier.Count - ReadInFull || Judge(said, null).Level < SafetyLevel.Urgent)];

    /// <summary>The member says that a doctor, a hospital or a line has looked after it.</summary>
    private bool IsSeenTo(string message) => knowledge.Lexicon.Find("seen-to") is { } seen && Read(message).Has(seen);

    /// <summary>What the rules say alone.</summary>
    internal SafetyVerdict ByRules(List<RuleMatch> matches, Finds finds) => _composer.Compose(matches, finds);

    /// <summary>The rules that hold, for the second reader and for fitting it.</summary>
    internal List<RuleMatch> Match(Finds finds)
    {
        var matches = new List<RuleMatch>();
        foreach (var rule in knowledge.Rules)
            if (_matcher.Match(rule, finds) is { } spans)
                matches.Add(new RuleMatch(rule, spans));
        return matches;
    }

    /// <summary>What the lexicon found, for the checks and for explaining.</summary>
    internal Finds Read(string message, IReadOnlyList<string>? earlier = null)
    {
        var before = earlier is { Count: > 0 } ? string.Join('\n', earlier) + "\n" : "";
        var text = before + message;
        if (text.Length > MostCharacters)
            text = text[^MostCharacters..];
        var finds = _scanner.Scan(_tokenizer.Read(text), Math.Max(0, text.Length - message.Length));
        _scope.Apply(finds);
        return finds;
    }
}

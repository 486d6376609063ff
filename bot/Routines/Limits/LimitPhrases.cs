using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Routines.Limits;

/// <summary>A stretch of <see cref="Plain.Text"/> in which a limit is named.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LimitSpan(int Start, int Length)
{
    /// <summary>The other lies inside this one and is shorter.</summary>
    public bool Covers(LimitSpan other) => Start <= other.Start && other.Start + other.Length <= Start + Length && other.Length < Length;
}

/// <summary>The phrases of one limit, compiled. Works on <see cref="Plain.Text"/>.</summary>
internal sealed partial class LimitPhrases
{
    private const string Gap = @"(?:\S+ ){0,3}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex _words;
    private readonly Regex _plain;
    private readonly HashSet<string> _names;

    public LimitPhrases(Limit limit, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        Limit = limit;
        _names = new HashSet<string>([Plain.Words(limit.Id), Plain.Words(limit.Label)], StringComparer.Ordinal);
        List<string> phrases = [.. limit.Words.Append(limit.Label).Append(limit.Id.Replace('-', ' ')).OrderByDescending(phrase => phrase.Length)];
        _words = Any(phrases.Select(phrase => Pattern(phrase, groups)).Concat(limit.Endings.Select(ending => @"\S{2,}" + Regex.Escape(ending) + " ")));
        _plain = Any(phrases.Where(phrase => IsPlain(phrase, groups)).Select(phrase => Pattern(phrase, groups)));
    }

    public Limit Limit { get; }

    /// <summary>The text is the limit's own id or label, as a form sends it.</summary>
    public bool IsName(string words) => _names.Contains(words);

    /// <summary>Where the text names the limit and does not deny it.</summary>
    public IEnumerable<LimitSpan> Find(string words) => Ages(words).Concat(Spans(_words, words));

    /// <summary>The same for phrases without gaps and groups alone; such a one counts before a shorter one inside it.</summary>
    public IEnumerable<LimitSpan> FindPlain(string words) => Spans(_plain, words);

    /// <summary>One phrase is all that the text says, so that nothing in it is left unread.</summary>
    public bool SaysAll(string words)
    {
        var core = Filler().Replace(words, " ");
        return _words.Matches(core).Any(match => match.Index == 1 && match.Length == core.Length - 1);
    }

    private static IEnumerable<LimitSpan> Spans(Regex phrases, string words) =>
        phrases.Matches(words).Where(match => !IsDenied(words, match)).Select(match => new LimitSpan(match.Index, match.Length));

    private IEnumerable<LimitSpan> Ages(string words) => (Limit.AgeMost ?? Limit.AgeLeast) is null ? [] : Age().Matches(words)
        .Where(match => HoldsFor(int.Parse(match.Groups["age"].Value, CultureInfo.InvariantCulture)))
        .Select(match => new LimitSpan(match.Index, match.Length));

    private bool HoldsFor(int age) => (age > 0 && age <= Limit.AgeMost) || (age >= Limit.AgeLeast && age < 120);

    /// <summary>"not pregnant", "no recent surgery"; a phrase that itself begins with "no" is not meant.</summary>
    private static bool IsDenied(string words, Match match) => Denial().IsMatch(words[..match.Index]);

    private static Regex Any(IEnumerable<string> patterns) =>
        new($"(?<= )(?:{string.Join('|', patterns)})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private static bool IsPlain(string phrase, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) =>
        !phrase.StartsWith('=') && !phrase.Split(' ').Any(word => word[0] is '~' or '!' || groups.ContainsKey(word));

    /// <summary>A phrase that begins with "=" must be the whole text.</summary>
    private static string Pattern(string phrase, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) => phrase.StartsWith('=')
        ? $"(?<=^ ){Pattern(phrase[1..], groups)}$"
        : string.Concat(phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => WordPattern(word, groups)));

    private static string WordPattern(string word, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) =>
        word == "~" ? Gap
        : word[0] == '!' ? $"(?!{WordPattern(word[1..], groups)})"
        : groups.TryGetValue(word, out var group) ? $"(?:{string.Join('|', group.Select(each => Regex.Escape(Plain.Words(each).Trim())))}) "
        : Regex.Escape(Plain.Words(word).TrimStart());

    [GeneratedRegex(@" (?:(?:im|i am|age|aged|age is|hes|shes|he is|she is) (?<age>\d{1,3})(?= (?!weeks|months|days|min|minutes|kg|cm|percent))|(?<age>\d{1,3}) ?(?:yo|y o|yr old|yrs old|year old|years old|years of age)(?= ))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Age();

    [GeneratedRegex(@"^ (?:(?:i|ive|have|got|has|im|am|a|an|some|my|the|with|but|and|because of|please|sorry|well) )+| (?:(?:please|right now|at the moment|now|today|too|though|unfortunately|sadly|sorry|as well) )+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Filler();

    [GeneratedRegex(@" (?:not|no|never|isnt|arent|wasnt|without|nor|neither|dont have|do not have|no longer|free of|havent had|have not had|never had)(?: (?:a|an|any|really|been|had|currently|yet|ever|recent|known|had any))* $", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Denial();
}

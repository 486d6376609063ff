using System.Globalization;
using System.Text.RegularExpressions;
using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Limits;

/// <summary>The phrases of one limit, compiled. Works on <see cref="Plain.Words"/>.</summary>
internal sealed partial class LimitPhrases
{
    private const string Gap = @"(?:\S+ ){0,3}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex _words;
    private readonly HashSet<string> _names;

    public LimitPhrases(Limit limit, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        Limit = limit;
        _names = new HashSet<string>([Plain.Words(limit.Id), Plain.Words(limit.Label)], StringComparer.Ordinal);
        var phrases = limit.Words.Append(limit.Label).Append(limit.Id.Replace('-', ' ')).Select(phrase => Pattern(phrase, groups))
            .Concat(limit.Endings.Select(ending => @"\S{2,}" + Regex.Escape(ending) + " "));
        _words = new Regex($"(?<= )(?:{string.Join('|', phrases)})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
    }

    public Limit Limit { get; }

    /// <summary>The text is the limit's own id or label, as a form sends it.</summary>
    public bool IsName(string words) => _names.Contains(words);

    public bool Holds(string words) => HoldsByAge(words) || _words.Matches(words).Any(match => !IsDenied(words, match));

    /// <summary>One phrase is all that the text says, so that nothing in it is left unread.</summary>
    public bool SaysAll(string words)
    {
        var core = Filler().Replace(words, " ");
        return _words.Matches(core).Any(match => match.Index == 1 && match.Length == core.Length - 1);
    }

    private bool HoldsByAge(string words) => (Limit.AgeMost ?? Limit.AgeLeast) is not null && Age().Matches(words)
        .Select(match => int.Parse(match.Groups["age"].Value, CultureInfo.InvariantCulture))
        .Any(age => (age > 0 && age <= Limit.AgeMost) || (age >= Limit.AgeLeast && age < 120));

    /// <summary>"not pregnant", "no recent surgery"; a phrase that itself begins with "no" is not meant.</summary>
    private static bool IsDenied(string words, Match match) => Denial().IsMatch(words[..match.Index]);

    /// <summary>A phrase that begins with "=" must be the whole text.</summary>
    private static string Pattern(string phrase, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) =>
        phrase.StartsWith('=') ? $"(?<=^ ){Pattern(phrase[1..], groups)}$" : string.Concat(phrase
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word == "~" ? Gap
            : groups.TryGetValue(word, out var group) ? $"(?:{string.Join('|', group.Select(each => Regex.Escape(Plain.Words(each).Trim())))}) "
            : Regex.Escape(Plain.Words(word).TrimStart())));

    [GeneratedRegex(@" (?:(?:im|i am|age|aged|age is|hes|shes|he is|she is) (?<age>\d{1,3})(?= (?!weeks|months|days|min|minutes|kg|cm|percent))|(?<age>\d{1,3}) ?(?:yo|y o|yr old|yrs old|year old|years old|years of age)(?= ))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Age();

    [GeneratedRegex(@"^ (?:(?:i|ive|have|got|has|im|am|a|an|some|my|the|with|but|and|because of|please|sorry|well) )+| (?:(?:please|right now|at the moment|now|today|too|though|unfortunately|sadly|sorry|as well) )+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filler();

    [GeneratedRegex(@" (?:not|no|never|isnt|arent|wasnt|without|nor|neither|dont have|do not have|no longer|free of|havent had|have not had|never had)(?: (?:a|an|any|really|been|had|currently|yet|ever|recent|known|had any))* $", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Denial();
}

namespace PsoasBot.Knowledge;

/// <summary>The words and short phrases that may stand in one place of a wording, by their first word.</summary>
internal sealed class WordingChoices(IEnumerable<string> phrases)
{
    private readonly Dictionary<string, string[][]> _byFirst = phrases
        .Select(phrase => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .GroupBy(words => words[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    public IEnumerable<string> FirstWords => _byFirst.Keys;

    public IEnumerable<string> Words => _byFirst.Values.SelectMany(choices => choices).SelectMany(words => words);

    /// <summary>The choices that begin with a word.</summary>
    public IReadOnlyList<IReadOnlyList<string>> From(string word) => _byFirst.GetValueOrDefault(word, []);
}

/// <summary>One place of a wording: what may stand there, none for any one word at all; a place that is optional may be left out.</summary>
internal sealed record WordingPlace(WordingChoices? Choices, bool IsOptional);

/// <summary>A known wording and the entry of <c>scope.yaml</c> whose reply it gets; none for words that only go with others ("everyone", "just wanted to say").
/// <see cref="IsAlone"/>: in a thread the words may mean something else.</summary>
internal sealed record Wording(string? Reply, bool IsAlone, IReadOnlyList<WordingPlace> Places);

/// <summary>Small talk and questions about the bot, known by their whole wording: the weightiest first. <see cref="Same"/> says what a short form stands for.</summary>
internal sealed record SmallTalkList(IReadOnlyList<Wording> Wordings, IReadOnlyDictionary<string, IReadOnlyList<string>> Same)
{
    public static SmallTalkList Empty { get; } = new([], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
}

using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Understanding;

/// <summary>A message that is not English: the language ("es") where it was recognised, and what the member is told.</summary>
internal sealed record ForeignMessage(string? Language, string Reply);

/// <summary>
/// Tells by its small words that a message is not English (<c>knowledge/languages.yaml</c>). In doubt it is English: a foreign word, a name, a typing mistake
/// or a mixture changes nothing. The safety screen has read the message before, with words of these languages of its own.
/// </summary>
internal sealed class LanguageGuess
{
    /// <summary>A small word that English has as well says half as much.</summary>
    private const float Shared = 0.5f;

    /// <summary>A word of the knowledge that is no small word: the names of the subject stand in every language.</summary>
    private const float Known = 0.25f;

    private const float Least = 2;
    private const float TimesEnglish = 1.5f;

    /// <summary>A message of nothing but small words of one language needs one of at least so many letters.</summary>
    private const int TellingLetters = 4;

    private const char LastLatinLetter = '\u024F';

    private readonly KnowledgeIndex _index;
    private readonly MemberLanguage? _english;
    private readonly List<MemberLanguage> _languages;

    public LanguageGuess(KnowledgeBase knowledge, KnowledgeIndex index)
    {
        _index = index;
        _english = knowledge.Languages.FirstOrDefault(language => language.Code == MemberLanguage.English);
        _languages = [.. knowledge.Languages.Where(language => language.Code != MemberLanguage.English)];
    }

    /// <summary>What to say to a message that is not English; null where it is, or may be.</summary>
    public ForeignMessage? Of(string text)
    {
        if (_english is null) return null;
        if (IsOtherScript(text)) return new ForeignMessage(null, _english.Reply);
        var words = Words(text);
        var ranked = _languages.Select(language => (Language: language, Score: Score(language, words, text))).OrderByDescending(each => each.Score).ToList();
        if (ranked is not [var best, ..] || !IsClear(best.Language, best.Score, words)) return null;
        return ranked.Count > 1 && ranked[1].Score >= best.Score ? new ForeignMessage(null, _english.Reply) : new ForeignMessage(best.Language.Code, $"{best.Language.Reply}\n{_english.Reply}");
    }

    private float Score(MemberLanguage language, List<string> words, string text) =>
        words.Sum(word => !language.Words.Contains(word) ? 0 : IsEnglish(word) ? Shared : 1) + (text.AsSpan().ContainsAny(language.Letters) ? 1 : 0);

    private bool IsClear(MemberLanguage language, float score, List<string> words)
    {
        var own = words.Where(word => language.Words.Contains(word) && !IsEnglish(word)).ToHashSet(StringComparer.Ordinal);
        if (own.Count == 0) return false;
        var english = words.Where(word => !language.Words.Contains(word)).Sum(word => IsEnglish(word) ? 1 : _index.Passages.Knows(word) ? Known : 0);
        return (score >= Least && score > TimesEnglish * english) || (words.TrueForAll(own.Contains) && own.Any(word => word.Length >= TellingLetters));
    }

    private bool IsEnglish(string word) => _english!.Words.Contains(word);

    /// <summary>As words are parted here, an apostrophe parts them: "l'étirement" holds the article.</summary>
    private static List<string> Words(string text) => QueryWords.Split(Folding.Fold(text).Replace('\'', ' ').Replace('\u2019', ' '));

    /// <summary>Most letters are not Latin ones.</summary>
    private static bool IsOtherScript(string text)
    {
        var (latin, other) = (0, 0);
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            if (c <= LastLatinLetter) latin++;
            else other++;
        }
        return other > latin;
    }
}

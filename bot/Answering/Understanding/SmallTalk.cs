using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Understanding;

/// <summary>What of a message is small talk.</summary>
/// <param name="Reply">The entry of <c>scope.yaml</c> that answers the message, where it is small talk or a question about the bot; null where it asks something else.</param>
/// <param name="IsWhole">Every word of it is known; else a few words are left over.</param>
/// <param name="Rest">The message without greetings and thanks that a sign parts from it.</param>
internal sealed record SmallTalkReading(string? Reply, bool IsWhole, string Rest);

/// <summary>
/// Recognises small talk and questions about the bot by laying known wordings (<c>knowledge/smalltalk.yaml</c>) along a message from left to right, the longest that ends at a sign first.
/// Only what they cover whole, or but for a few words that ask nothing, is small talk: a greeting before a question leaves the question.
/// </summary>
internal sealed partial class SmallTalk
{
    /// <summary>What may be left over: so many words, with at least so many times as many covered, and at least so many of these. Beside a long wording of so many words it may be more.</summary>
    private const int MostLeft = 5;
    private const int TimesLeft = 2;
    private const int FewestCovered = 4;
    private const int LongWording = 5;
    private const int MostBeside = 7;

    private const int ShortestCorrected = 4;

    /// <summary>A word in which something is asked, or told to do.</summary>
    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal)
    {
        "what", "how", "why", "which", "who", "whose", "where", "when", "should", "can", "could", "does", "do", "did", "is", "are", "may", "must", "explain", "tell", "show", "give", "list", "name", "describe", "compare",
        "says", "question", "wondering",
    };

    private readonly SmallTalkList _list;
    private readonly KnowledgeIndex _index;
    private readonly Dictionary<string, List<Wording>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<Wording, int> _rank = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _words;

    /// <summary>The longer of these words by their first letter, which a slip seldom changes.</summary>
    private readonly ILookup<char, string> _correctable;

    /// <summary>The stems of what the sources are about.</summary>
    private readonly HashSet<string> _subjects;

    public SmallTalk(KnowledgeBase knowledge, KnowledgeIndex index)
    {
        (_list, _index) = (knowledge.SmallTalk, index);
        foreach (var wording in _list.Wordings)
        {
            _rank[wording] = _rank.Count;
            foreach (var first in wording.Places[0].Choices!.FirstWords)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFirst, first, out _);
                (list ??= []).Add(wording);
            }
        }
        _words = _list.Wordings.SelectMany(wording => wording.Places).Select(place => place.Choices).OfType<WordingChoices>().Distinct().SelectMany(choices => choices.Words).ToHashSet(StringComparer.Ordinal);
        _correctable = _words.Where(word => word.Length >= ShortestCorrected).Order(StringComparer.Ordinal).ToLookup(word => word[0]);
        _subjects = knowledge.Statements.SelectMany(statement => statement.Topics).Concat(knowledge.Vocabulary.SelectMany(term => term.Same.Append(term.Term))).SelectMany(QueryWords.Split)
            .Where(word => !StopWords.Documents.Contains(word)).Select(Stem).ToHashSet(StringComparer.Ordinal);
    }

    public SmallTalkReading Read(string text, bool inThread)
    {
        var words = WordsOf(text);
        var tiles = Tiles(words, inThread);
        var covered = tiles.Where(tile => tile.Wording is not null).Sum(tile => tile.Length);
        var best = tiles.Select(tile => tile.Wording).Where(wording => wording?.Reply is not null).MinBy(wording => _rank[wording!]);
        var isWhole = covered == words.Count;
        var reply = isWhole || (AsksNothing(words, tiles, text) && (IsAllBut(words, tiles, covered) || (!inThread && IsBesidePart(words, tiles, covered)))) ? best?.Reply : null;
        return new SmallTalkReading(reply, isWhole, reply is null ? Rest(text, words, tiles) : text);
    }

    private static bool IsAllBut(List<Word> words, List<Tile> tiles, int covered)
    {
        var left = words.Count - covered;
        var times = tiles.Exists(tile => tile.Wording?.Reply is not null && tile.Length >= LongWording) ? 1 : TimesLeft;
        return left <= MostLeft && covered >= FewestCovered && covered >= times * left;
    }

    /// <summary>"Sorry, my phone did that": a known wording is a part of its own, and a few words beside it are not known.</summary>
    private static bool IsBesidePart(List<Word> words, List<Tile> tiles, int covered) =>
        words.Count - covered <= MostBeside && tiles.Exists(tile => tile.Wording?.Reply is not null && (tile.Start == 0 || words[tile.Start - 1].EndsPart) && words[tile.Start + tile.Length - 1].EndsPart);

    /// <summary>No question mark, and among the words that no wording covers none in which something is asked or that the sources are about.</summary>
    private bool AsksNothing(List<Word> words, List<Tile> tiles, string text) =>
        !text.Contains('?', StringComparison.Ordinal) && !tiles.Exists(tile => tile.Wording is null && (Asking.Contains(words[tile.Start].Text) || _subjects.Contains(Stem(words[tile.Start].Text))));

    private static string Stem(string word) => Stemmer.Stem(word).ToString();

    /// <summary>What stands between the greetings and thanks at both ends, where a sign parts them from it; its question mark stays.</summary>
    private static string Rest(string text, List<Word> words, List<Tile> tiles)
    {
        var first = Ending(tiles.TakeWhile(tile => tile.Wording is not null), tile => words[tile.Start + tile.Length - 1].EndsPart) is { } before ? before.Start + before.Length : 0;
        var after = Ending(Enumerable.Reverse(tiles).TakeWhile(tile => tile.Wording is not null && tile.Start > first), tile => words[tile.Start - 1].EndsPart);
        if (first == 0 && after is null) return text;
        var last = after is { } tile ? words[tile.Start].Start : text.Length;
        return $"{text[words[first].Start..last]}{(text.AsSpan(last).Contains('?') ? "?" : "")}";
    }

    /// <summary>The last of some pieces that a sign parts from what comes then, where one of them up to it has a reply: "dear team" alone is left where it is.</summary>
    private static Tile? Ending(IEnumerable<Tile> tiles, Func<Tile, bool> isParted)
    {
        var (found, replies) = ((Tile?)null, false);
        foreach (var tile in tiles)
        {
            replies |= tile.Wording?.Reply is not null;
            if (replies && isParted(tile)) found = tile;
        }
        return found;
    }

    /// <summary>The message in pieces, each a known wording or a single word that none begins.</summary>
    private List<Tile> Tiles(List<Word> words, bool inThread)
    {
        List<Tile> tiles = [];
        for (var at = 0; at < words.Count;)
        {
            var tile = new Tile(at, 1, null);
            foreach (var wording in _byFirst.GetValueOrDefault(words[at].Text, []))
            {
                if (inThread && wording.IsAlone) continue;
                var end = End(wording.Places, 0, words, at);
                if (end > 0 && (tile.Wording is null || (end != at + tile.Length && Better(end, at + tile.Length, words) == end))) tile = new Tile(at, end - at, wording);
            }
            tiles.Add(tile);
            at += tile.Length;
        }
        return tiles;
    }

    /// <summary>Where the best match of the places from this one on ends: the longest, but one that a sign or the message's end follows before all others; -1 where there is none.</summary>
    private static int End(IReadOnlyList<WordingPlace> places, int place, List<Word> words, int at)
    {
        if (place == places.Count) return at;
        var end = places[place].IsOptional ? End(places, place + 1, words, at) : -1;
        if (at == words.Count) return end;
        if (places[place].Choices is not { } choices) return Better(end, End(places, place + 1, words, at + 1), words);
        foreach (var choice in choices.From(words[at].Text))
            if (Stands(choice, words, at)) end = Better(end, End(places, place + 1, words, at + choice.Count), words);
        return end;
    }

    private static int Better(int one, int other, List<Word> words) =>
        one < 0 || other < 0 || words[one - 1].EndsPart == words[other - 1].EndsPart ? Math.Max(one, other) : words[one - 1].EndsPart ? one : other;

    private static bool Stands(IReadOnlyList<string> choice, List<Word> words, int at)
    {
        if (at + choice.Count > words.Count) return false;
        for (var i = 0; i < choice.Count; i++)
            if (words[at + i].Text != choice[i]) return false;
        return true;
    }

    /// <summary>The words with their places; a short form counts as the words that it stands for.</summary>
    private List<Word> WordsOf(string text)
    {
        List<Word> words = [];
        foreach (var match in WordPattern().EnumerateMatches(text))
        {
            var plain = Plain(text.Substring(match.Index, match.Length));
            var end = match.Index + match.Length;
            var next = text.AsSpan(end).TrimStart(" \t");
            var endsPart = next.IsEmpty || !char.IsLetterOrDigit(next[0]);
            var said = _list.Same.GetValueOrDefault(plain, [plain]);
            for (var i = 0; i < said.Count; i++) words.Add(new Word(said[i], match.Index, endsPart && i == said.Count - 1));
        }
        return words;
    }

    /// <summary>In plain small letters, "heyyy" as "hey", and a word that nobody knows as the known wording's word that it is one slip away from.</summary>
    private string Plain(string word)
    {
        var plain = Folding.Fold(word).ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
        if (IsKnown(plain)) return plain;
        var shorter = Repeated().Replace(plain, "${letter}");
        if (IsKnown(shorter)) return shorter;
        if (plain.Length < ShortestCorrected || _index.Passages.Knows(plain)) return plain;
        return _correctable[shorter[0]].FirstOrDefault(known => Math.Abs(known.Length - shorter.Length) <= 1 && EditDistance.Between(shorter, known, 1) <= 1) ?? plain;
    }

    private bool IsKnown(string word) => _words.Contains(word) || _list.Same.ContainsKey(word);

    [GeneratedRegex(@"[\p{L}\p{N}]+(['\u2019][\p{L}\p{N}]+)*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex WordPattern();

    /// <summary>A letter three times or more; twice as well where it ends the word.</summary>
    [GeneratedRegex(@"(?<letter>\w)(\k<letter>{2,}|\k<letter>+$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Repeated();

    /// <param name="Text">The word in plain small letters.</param>
    /// <param name="Start">Where it stands in the message.</param>
    /// <param name="EndsPart">A sign or the end of the message follows it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Word(string Text, int Start, bool EndsPart);

    /// <summary>Some words of the message, and the wording that covers them.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tile(int Start, int Length, Wording? Wording);
}

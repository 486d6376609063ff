using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>Reads a text into concepts, amounts, quotations and markers.</summary>
internal static partial class SentenceReader
{
    private static readonly string[] German = ["der", "die", "das", "und", "ist", "nicht", "ein", "eine", "einen", "mit", "von", "laut", "sich", "bei", "den", "im", "zu", "wird", "kann", "nach", "fur", "als", "dem", "man", "er", "dich", "dir", "keine", "jeder", "jedes"];
    private static readonly string[] Romance = ["le", "les", "des", "du", "est", "et", "une", "pas", "dans", "pour", "sur", "au", "il", "elle", "qui", "ce", "sont", "selon", "avec", "vous", "peut", "d", "l", "n",
        "el", "la", "los", "las", "es", "un", "una", "que", "del", "en", "con", "por", "para", "segun", "se", "puede", "al", "lo", "como", "mas", "su", "sus", "de", "y"];
    private static readonly string[] English = ["the", "is", "of", "and", "to", "that", "it", "an", "with", "on", "for", "not", "be", "are", "you", "your", "by", "at", "has", "was", "its", "in", "a", "as", "as", "or"];

    private const int Compound = 10;
    private const float NearlyAll = 0.75f;

    public static ReadText Read(string text, GateLexicon lexicon)
    {
        var clean = WithoutCitations(text);
        var plain = Plain(clean);
        var words = WordPattern().Matches(plain).Select(match => match.Value).ToList();
        var capitals = Capitals(clean);
        var isForeign = words.Count(German.Contains) + words.Count(Romance.Contains) > words.Count(English.Contains);
        var tokens = Tokens(words, plain, capitals, lexicon, SynonymTable.Embedded.Read(words, isForeign));
        return new ReadText
        {
            Raw = clean,
            Plain = plain,
            Tokens = tokens,
            Amounts = AmountReader.Read(words),
            Quotations = [.. QuotationPattern().Matches(clean).Select(match => match.Groups["inner"].Value)],
            IsForeign = isForeign,
            Marks = marker => [.. lexicon.Markers[marker].Matches(marker is "address" ? clean.ToLowerInvariant() : plain).Select(match => match.Value)],
            Hedged = [.. tokens.Where(token => token.IsHedged && !token.IsSoft)],
            Content = [.. tokens.Where(token => !token.IsSoft)],
        };
    }

    private static string WithoutCitations(string text) => LeadIn.Strip(CitationPattern().Replace(text, "").Trim());

    /// <summary>"Serota's" becomes "serota", "don't" "dont", "thigh-bone" "thigh bone", "l'article" "l article".</summary>
    private static string Plain(string text)
    {
        var folded = Letters.Fold(text);
        folded = ElisionPattern().Replace(PossessivePattern().Replace(folded, ""), "${article} ");
        return folded.Replace("'", "", StringComparison.Ordinal).Replace("-", " ", StringComparison.Ordinal);
    }

    /// <summary>Words that are written with a capital and do not begin a sentence; German nouns are no names, so all-capital languages are left out by the caller.</summary>
    private static HashSet<string> Capitals(string text) =>
        CapitalPattern().Matches(text).Select(match => Plain(match.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);

    private static List<ReadToken> Tokens(List<string> words, string plain, HashSet<string> capitals, GateLexicon lexicon, IReadOnlyList<IReadOnlySet<int>> synonyms)
    {
        var negated = MarkedScope.Of(plain, lexicon.Markers["negation"]);
        var hedged = MarkedScope.Of(plain, lexicon.Markers["hedge"]);
        List<ReadToken> tokens = [];
        var offset = 0;
        for (var i = 0; i < words.Count;)
        {
            offset = plain.IndexOf(words[i], offset, StringComparison.Ordinal);
            var (concepts, length, start) = lexicon.Find(words, i);
            var word = words[i];
            tokens.Add(new ReadToken(word, length == 1 ? Stemmer.Stem(word) : string.Join('_', words.Skip(i).Take(length)), concepts, i, offset)
            {
                Parts = length == 1 ? [] : [.. Enumerable.Range(i, length).SelectMany(at => lexicon.Find([words[at]], 0).Concepts)],
                Synonyms = length == 1 ? synonyms[i] : synonyms.Skip(i + 1).Take(length - 1).Aggregate(synonyms[i].AsEnumerable(), (shared, rows) => shared.Intersect(rows)).ToHashSet(),
                IsNegated = negated.Covers(offset),
                IsHedged = hedged.Covers(offset),
                IsSoft = IsSoft(word, length, lexicon),
                IsName = capitals.Contains(word),
                IsCompound = word.Length >= Compound && start > 0 && start < word.Length * NearlyAll,
            });
            for (var j = 0; j < length; j++)
            {
                offset = plain.IndexOf(words[i + j], offset, StringComparison.Ordinal) + words[i + j].Length;
            }
            i += length;
        }
        return WithDenials(tokens, negated);
    }

    /// <summary>Marks what each negation is about: the first word with content after it, the verb before "no", and words such as "unsigned".</summary>
    private static List<ReadToken> WithDenials(List<ReadToken> tokens, MarkedScope negated)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var isOwn = tokens[i].Word.StartsWith("un", StringComparison.Ordinal) && tokens[i].Concepts.Count > 0 && OwnDenialPattern().IsMatch(tokens[i].Word);
            var isVerbOfNo = i + 1 < tokens.Count && VerbOfNoPattern().IsMatch(tokens[i].Word) && tokens[i + 1].Word is "no" or "none" or "nothing" or "nobody";
            var isFirst = tokens[i].IsNegated && IsTelling(tokens[i]) && !tokens.Take(i).Any(before => before.IsNegated && IsTelling(before) && negated.IsSame(before.Offset, tokens[i].Offset));
            if (isOwn || isVerbOfNo || isFirst) tokens[i] = tokens[i] with { IsDenied = true, IsNegated = true };
        }
        return tokens;
    }

    /// <summary>A word that a denial can be about; of the soft words only those for what a source does or does not give.</summary>
    public static bool IsTelling(ReadToken token) => !token.IsSoft || token.Concepts.Any(concept => concept is "name" or "explain_w" or "describe" or "date" or "sign");

    private static bool IsSoft(string word, int length, GateLexicon lexicon) =>
        length == 1 && (word.Length == 1 || lexicon.IsSoft(word) || char.IsAsciiDigit(word[0]) || AmountReader.IsNumberWord(word) || StopWords.Everywhere.Contains(word) || VertebraPattern().IsMatch(word));

    [GeneratedRegex(@"\[[a-z0-9-]+\.\d+\]|\[\d+\]", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex CitationPattern();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"(?<!\b(here|that|it|let|what|he|she|who|there|how))'s\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex PossessivePattern();

    [GeneratedRegex(@"\b(?<article>[ldnscjmt]|qu)'(?=\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex ElisionPattern();

    [GeneratedRegex(@"(?<![.!?:;""“]\s{0,2}|^)(?<=\s)(?<name>\p{Lu}[\p{L}\p{N}]+)", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex CapitalPattern();

    [GeneratedRegex("[\"“„«](?<inner>[^\"”“»]{2,200})[\"”“»]|(?<=^|\\s|\\()['‘](?<inner>[^'’]{3,200}\\s[^'’]{2,200})['’](?=\\W|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex QuotationPattern();

    [GeneratedRegex("^(names?|named|naming|gives?|giving|carries|carry|shows?|has|have|finds?|sees?|leaves?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex VerbOfNoPattern();

    [GeneratedRegex("^un(signed|dated|named|described|able|expressed|assisted|necessary|successful|likely|clear|known)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex OwnDenialPattern();

    [GeneratedRegex(@"^[tlcs]\d{1,2}$", RegexOptions.CultureInvariant, PatternGuard.Limit)]
    private static partial Regex VertebraPattern();
}

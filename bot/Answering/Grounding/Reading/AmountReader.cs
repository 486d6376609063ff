using System.Collections.Frozen;
using System.Globalization;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>Finds the amounts in a text: digits, number words of three languages, fractions, vertebrae; "a minute" is one minute.</summary>
internal static class AmountReader
{
    private static readonly FrozenDictionary<string, int> Words = Number(
        ["one once a_single ein einmal un una uno une", "two twice both pair couple zwei zweimal beide dos ambos deux", "three thrice drei dreimal tres trois", "four vier viermal cuatro quatre", "five funf funfmal cinco cinq", "six sechs seis",
         "seven sieben siete sept", "eight acht ocho huit", "nine neun nueve neuf", "ten zehn diez dix", "eleven elf once_es onze", "twelve zwolf doce douze dozen", "thirteen dreizehn trece", "fourteen vierzehn catorce", "fifteen funfzehn quince"]);

    private static readonly FrozenDictionary<string, int> Further = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["twenty"] = 20,
        ["zwanzig"] = 20,
        ["veinte"] = 20,
        ["vingt"] = 20,
        ["thirty"] = 30,
        ["trente"] = 30,
        ["dreissig"] = 30,
        ["treinta"] = 30,
        ["forty"] = 40,
        ["quarante"] = 40,
        ["vierzig"] = 40,
        ["cuarenta"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["siebzig"] = 70,
        ["setenta"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["neunzig"] = 90,
        ["noventa"] = 90,
        ["hundred"] = 100,
        ["hundreds"] = 100,
        ["hunderte"] = 100,
        ["cientos"] = 100,
        ["dozens"] = 12,
        ["thousand"] = 1000,
        ["thousands"] = 1000,
        ["tausende"] = 1000,
        ["miles"] = 1000,
        ["million"] = 1000000,
        ["millions"] = 1000000,
        ["vierte"] = 4,
        ["vierten"] = 4,
        ["vierter"] = 4,
        ["funfte"] = 5,
        ["funften"] = 5,
        ["funfter"] = 5,
        ["sechste"] = 6,
        ["sechsten"] = 6,
        ["sechster"] = 6,
        ["zehnte"] = 10,
        ["zehnten"] = 10,
        ["zehnter"] = 10,
        ["elfte"] = 11,
        ["elften"] = 11,
        ["elfter"] = 11,
        ["zwolfte"] = 12,
        ["zwolften"] = 12,
        ["zwolfter"] = 12,
        ["cuarta"] = 4,
        ["quinta"] = 5,
        ["duodecima"] = 12,
        ["fifth"] = 5,
        ["fourth"] = 4,
        ["third"] = 3,
        ["twelfth"] = 12,
        ["eleventh"] = 11,
        ["tenth"] = 10,
        ["sixth"] = 6,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Units = Table(
        "second second seconds sec secs sekunde sekunden segundo segundos seconde secondes", "minute minute minutes min mins minuten minuto minutos", "hour hour hours stunde stunden hora horas heure heures", "day day days tag tage tagen dia dias jour jours",
        "week week weeks woche wochen semana semanas semaine semaines", "month month months monat monate monaten mes meses", "year year years jahr jahre jahren ano anos ans annee annees", "degree degree degrees grad grados degre degres", "percent percent prozent",
        "times times time repetitions repetition reps mal wiederholungen veces repeticiones fois", "vertebra vertebra vertebrae", "century century centuries", "decade decade decades", "cm cm centimetres centimeters");

    private static readonly (string Start, char Region)[] Spine = [("thoracic", 't'), ("brustwirbel", 't'), ("torac", 't'), ("dorsal", 't'), ("lumbar", 'l'), ("lendenwirbel", 'l'), ("cervical", 'c'), ("halswirbel", 'c')];

    /// <summary>"The lower half" is a place and no amount.</summary>
    private static readonly string[] Parts = ["top", "bottom", "upper", "lower", "obere", "oberen", "untere", "unteren", "other"];

    private static readonly string[] Limbs = ["feet", "hands", "legs", "knees", "arms", "hips", "shoulders", "sides", "elbows", "kidneys"];

    /// <summary>What follows "once" where it means one time; before anything else it means "as soon as".</summary>
    private static readonly string[] AfterOneTime = ["a", "per", "every", "each", "daily", "weekly", "or", "more", "again"];

    /// <summary>French "le dos" is the back, Spanish "dos" are two.</summary>
    private static readonly string[] BeforeBack = ["le", "du", "au", "son", "votre", "de"];

    public static bool IsNumberWord(string word) => Words.ContainsKey(word) || Further.ContainsKey(word);

    public static IReadOnlyList<Amount> Read(IReadOnlyList<string> words)
    {
        List<Amount> amounts = [];
        for (var i = 0; i < words.Count; i++)
        {
            if (Vertebra(words, i) is { } vertebra) amounts.Add(new Amount(vertebra, "vertebra", null, i));
            else if (Fraction(words, i) is { } fraction) amounts.Add(new Amount(fraction, null, Bound(words, i), i));
            else if (IsSaying(words, i)) continue;
            else if (Value(words, i) is { } value) amounts.Add(Plain(value, Unit(words, i), Bound(words, i), i));
            else if (words[i] is "a" or "an" or "per" or "eine" or "un" or "una" && i + 1 < words.Count && Units.TryGetValue(words[i + 1], out var unit) && words[i] != "per")
                amounts.Add(Plain(1, unit, Bound(words, i), i));
        }
        return amounts;
    }

    /// <summary>One way to say each span of time: four decades are forty years, seven days a week, sixty seconds a minute.</summary>
    private static Amount Plain(int value, string? unit, char? bound, int at)
    {
        var (plain, named) = unit switch
        {
            "decade" => (value * 10, "year"),
            "century" => (value * 100, "year"),
            "day" when value % 7 == 0 => (value / 7, "week"),
            "second" when value % 60 == 0 => (value / 60, "minute"),
            _ => (value, unit),
        };
        return new Amount(plain.ToString(CultureInfo.InvariantCulture), named, bound, at);
    }

    /// <summary>"Once it is weak", "no two are alike".</summary>
    private static bool IsSaying(IReadOnlyList<string> words, int i) =>
        (words[i] == "once" && i + 1 < words.Count && !AfterOneTime.Contains(words[i + 1])) || (words[i] == "two" && i > 0 && words[i - 1] == "no") || IsPairOfLimbs(words, i)
        || (words[i] == "dos" && i > 0 && BeforeBack.Contains(words[i - 1]));

    /// <summary>"T12", "thoracic vertebra 12" and "twelfth thoracic vertebra" are one vertebra.</summary>
    private static string? Vertebra(IReadOnlyList<string> words, int i)
    {
        var word = words[i];
        if (word.Length is 2 or 3 && word[0] is 't' or 'l' or 'c' or 's' && word.Length <= 3 && int.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _)) return word;
        if (Value(words, i) is not { } value || value > 12) return null;
        var region = Region(words, i - 2, i - 1) ?? Region(words, i + 1, i + 1);
        return region is null ? null : $"{region}{value.ToString(CultureInfo.InvariantCulture)}";
    }

    private static char? Region(IReadOnlyList<string> words, int from, int to)
    {
        for (var i = Math.Max(0, from); i <= to && i < words.Count; i++)
        {
            if (Spine.FirstOrDefault(part => words[i].StartsWith(part.Start, StringComparison.Ordinal)) is { Start: not null } part) return part.Region;
        }
        return null;
    }

    /// <summary>"Your two feet", "with two hands": as many as everybody has.</summary>
    private static bool IsPairOfLimbs(IReadOnlyList<string> words, int i) => words[i] is "two" or "both" && i + 1 < words.Count && Limbs.Contains(words[i + 1], StringComparer.Ordinal);

    private static string? Fraction(IReadOnlyList<string> words, int i) => words[i] switch
    {
        "half" or "halfte" or "mitad" when i > 0 && Parts.Contains(words[i - 1]) => null,
        "half" or "halfte" or "mitad" or "moitie" => "1/2",
        "quarter" or "quarters" => i > 0 && words[i - 1] == "three" ? "3/4" : "1/4",
        "thirds" => "2/3",
        "third" when i > 0 && words[i - 1] is "a" or "one" => "1/3",
        _ => null,
    };

    private static int? Value(IReadOnlyList<string> words, int i)
    {
        var word = words[i];
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return value;
        if (word.Length > 2 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th" && int.TryParse(word[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out value)) return value;
        return Words.TryGetValue(word, out value) || Further.TryGetValue(word, out value) ? value : null;
    }

    private static string? Unit(IReadOnlyList<string> words, int i)
    {
        if (words[i] is "once" or "twice" or "viermal" or "dreimal" or "zweimal" or "einmal") return "times";
        for (var j = i + 1; j <= i + 2 && j < words.Count; j++)
        {
            if (Units.TryGetValue(words[j], out var unit)) return unit;
        }
        return null;
    }

    private static char? Bound(IReadOnlyList<string> words, int i)
    {
        var before = string.Join(' ', words.Skip(Math.Max(0, i - 4)).Take(Math.Min(4, i)));
        if (Ends(before, "at least", "more than", "over", "minimum", "mindestens", "mehr als", "mehr als der", "al menos", "como minimo", "mas de", "mas de la", "no less than", "min", "longer than", "in more than")) return '≥';
        if (Ends(before, "at most", "less than", "fewer than", "up to", "under", "maximum", "hochstens", "weniger als", "weniger als der", "como maximo", "menos de", "no more than", "below", "within")) return '≤';
        var after = string.Join(' ', words.Skip(i + 1).Take(3));
        if (after.Contains("or longer", StringComparison.Ordinal) || after.Contains("or more", StringComparison.Ordinal)) return '≥';
        return after.Contains("or less", StringComparison.Ordinal) || after.Contains("or fewer", StringComparison.Ordinal) ? '≤' : null;
    }

    private static bool Ends(string text, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (text.EndsWith(phrase, StringComparison.Ordinal) || text.EndsWith($"{phrase} a", StringComparison.Ordinal) || text.EndsWith($"{phrase} the", StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static FrozenDictionary<string, int> Number(string[] rows) =>
        rows.SelectMany((row, index) => row.Split(' ').Select(word => (word, index + 1))).DistinctBy(pair => pair.word, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Table(params string[] rows) =>
        rows.Select(row => row.Split(' ')).SelectMany(row => row[1..].Select(word => (word, row[0]))).DistinctBy(pair => pair.word, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal);
}

using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Hosting;
using PsoasBot.Moderation.Likeness;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Fits <see cref="SameDecision"/> on the pairs of tests/questions, on questions of different pairs put together at random, which are what a curated
/// answer meets most of the time, and on questions with a small change. Prints what cross-validation gives for each file and threshold, over rows and over
/// whole files (never one writer on both sides), then writes bot/Moderation/Likeness/same-trees.txt.
/// </summary>
internal sealed class SameFit
{
    private const int Folds = 8;
    private const int RandomPairs = 600;

    public static void Run(string[] files)
    {
        var similarity = BotHost.BuildForCommand().Services.GetRequiredService<QuestionSimilarity>();
        var pairs = files.SelectMany(Read).ToList();
        pairs.AddRange([.. Mixed(pairs), .. Reworded(pairs), .. Padded(pairs)]);
        Dictionary<string, QuestionMeaning> meanings = new(StringComparer.Ordinal);
        foreach (var question in pairs.SelectMany(pair => new[] { pair.First, pair.Second })) meanings.TryAdd(question, similarity.Read(question));
        var rows = pairs.ConvertAll(pair =>
        {
            var (signs, difference) = similarity.Signs(meanings[pair.First], meanings[pair.Second]);
            return new Row(pair, signs, difference.IsCertain);
        });
        var order = rows.ToArray();
        new Random(2).Shuffle(order);
        Console.WriteLine("left out row by row");
        Print(LeaveOut(order.Select((row, at) => (row, at % Folds))));
        Console.WriteLine("left out file by file, as from a writer who was never seen");
        var byFile = LeaveOut(rows.Select(row => (row, Array.IndexOf(files, row.Pair.Source))));
        Print(byFile);
        foreach (var (row, probability) in byFile.Where(each => !each.Row.Pair.IsSame).OrderByDescending(each => each.Probability).Take(30))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrong {probability:F2} {row.Pair.First} || {row.Pair.Second}"));
        var decision = Fit(rows);
        PrintSigns(decision);
        File.WriteAllLines(Path.Combine("bot", "Moderation", "Likeness", "same-trees.txt"), [decision.Start.ToString(CultureInfo.InvariantCulture), .. decision.Trees.Select(tree => tree.ToString())]);
    }

    private static SameDecision Fit(IEnumerable<Row> rows) => new TreeBoosting([.. rows.Where(row => !row.IsCertain).Select(row => (row.Signs, row.Pair.IsSame, Weight(row)))]).Fit();

    /// <summary>The labelled pairs teach more than those that were put together.</summary>
    private static float Weight(Row row) => row.Pair.File switch { "at random" => 0.5f, "reworded" => 0.3f, "padded" => 0.15f, _ => 1 };

    /// <summary>What is in fold -1 is always fitted on and never judged.</summary>
    private static List<(Row Row, float Probability)> LeaveOut(IEnumerable<(Row Row, int Fold)> folds)
    {
        var all = folds.ToList();
        List<(Row, float)> judged = [];
        foreach (var fold in all.Where(each => each.Fold >= 0).GroupBy(each => each.Fold))
        {
            var decision = Fit(all.Where(each => each.Fold != fold.Key).Select(each => each.Row));
            judged.AddRange(fold.Select(each => (each.Row, each.Row.IsCertain ? 0 : decision.Probability(each.Row.Signs))));
        }
        return judged;
    }

    private static void PrintSigns(SameDecision decision)
    {
        var names = PairSigns.Names.Concat(PairSigns.Names.Select(name => $"core: {name}")).ToList();
        foreach (var sign in decision.Trees.SelectMany(tree => tree.Splits).CountBy(split => split.Sign).OrderByDescending(each => each.Value))
            Console.WriteLine($"{sign.Value,5} {names[sign.Key]}");
    }

    /// <summary><see cref="Source"/> is the file that it was made from; null where it mixes several.</summary>
    private sealed record Pair(string File, string First, string Second, bool IsSame, string? Source);

    private sealed record Row(Pair Pair, float[] Signs, bool IsCertain);

    private static IEnumerable<Pair> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Trim().Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return new Pair(file, json.RootElement.GetProperty("a").GetString()!, json.RootElement.GetProperty("b").GetString()!, json.RootElement.GetProperty("same").GetBoolean(), file);
        }
    }

    private static List<Pair> Mixed(List<Pair> pairs)
    {
        var random = new Random(1);
        List<Pair> mixed = [];
        while (mixed.Count < RandomPairs)
        {
            var (one, other) = (pairs[random.Next(pairs.Count)], pairs[random.Next(pairs.Count)]);
            if (one != other) mixed.Add(new Pair("at random", random.Next(2) == 0 ? one.First : one.Second, random.Next(2) == 0 ? other.First : other.Second, IsSame: false, Source: null));
        }
        return mixed;
    }

    /// <summary>Every other question and itself with a small change that means nothing: the labelled pairs hold no near repetitions, members' questions do.</summary>
    private static List<Pair> Reworded(List<Pair> pairs)
    {
        var random = new Random(3);
        return [.. pairs.SelectMany(pair => new[] { pair with { Second = pair.First }, pair with { First = pair.Second } }).Where((_, at) => at % 2 == 0)
            .Select(pair => new Pair("reworded", pair.First, Reword(pair.First, random), IsSame: true, pair.Source))];
    }

    /// <summary>Every pair once more with a story around one of its questions, which changes nothing.</summary>
    private static List<Pair> Padded(List<Pair> pairs)
    {
        var random = new Random(6);
        return [.. pairs.Select(pair => random.Next(2) == 0 ? pair with { File = "padded", First = Stories.Around(pair.First, random) } : pair with { File = "padded", Second = Stories.Around(pair.Second, random) })];
    }

    private static string Reword(string question, Random random)
    {
        var words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var longest = Array.IndexOf(words, words.MaxBy(word => word.Length)!);
        switch (random.Next(6))
        {
            case 0: return $"hi all, {question}";
            case 1: return $"{question.TrimEnd('?', '.', '!')} please";
            case 2: return $"quick question: {question} thanks";
            case 3: return question.ToUpperInvariant();
            case 4: return string.Join(' ', words.Where((word, at) => at == 0 || word is not ("the" or "a" or "is" or "my" or "of")));
            default:
                if (words[longest].Length < 6) return question;
                var at = random.Next(1, words[longest].Length - 2);
                words[longest] = $"{words[longest][..at]}{words[longest][at + 1]}{words[longest][at]}{words[longest][(at + 2)..]}";
                return string.Join(' ', words);
        }
    }

    private static void Print(List<(Row Row, float Probability)> judged)
    {
        foreach (var threshold in (float[])[0.8f, 0.85f, 0.88f, 0.9f, 0.905f, 0.91f, 0.915f, 0.92f, 0.925f, 0.93f, 0.94f, 0.95f, 0.96f, 0.97f, 0.98f])
        {
            var figures = judged.GroupBy(each => Path.GetFileName(each.Row.Pair.File), StringComparer.Ordinal).Select(file => $"{file.Key}: {Share(file, same: true, threshold)} recognised, {Share(file, same: false, threshold)} wrong");
            var labelled = judged.Where(each => each.Row.Pair.File == each.Row.Pair.Source).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold:F3}  all files: {Share(labelled, same: true, threshold)} recognised, {Share(labelled, same: false, threshold)} wrong; {string.Join("; ", figures)}"));
        }
    }

    private static string Share(IEnumerable<(Row Row, float Probability)> all, bool same, float threshold)
    {
        var of = all.Where(each => each.Row.Pair.IsSame == same).ToList();
        return of.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * of.Count(each => each.Probability >= threshold) / of.Count:F1} %");
    }
}

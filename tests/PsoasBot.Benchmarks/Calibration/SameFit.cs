using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Hosting;
using PsoasBot.Moderation.Likeness;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Fits <see cref="SameDecision"/>: logistic regression over the pairs of tests/questions, and over questions of different pairs put together at
/// random, which are what a curated answer meets most of the time. Prints what cross-validation gives for each file and threshold, then the weights.
/// </summary>
internal sealed class SameFit
{
    private const int Folds = 8;
    private const int Rounds = 400;
    private const float Penalty = 0.004f;
    private const float Rate = 0.3f;
    private const float Momentum = 0.9f;
    private const int RandomPairs = 600;

    public static void Run(string[] files)
    {
        var similarity = BotHost.BuildForCommand().Services.GetRequiredService<QuestionSimilarity>();
        var pairs = files.SelectMany(Read).ToList();
        pairs.AddRange([.. Mixed(pairs), .. Reworded(pairs)]);
        Dictionary<string, QuestionMeaning> meanings = new(StringComparer.Ordinal);
        foreach (var question in pairs.SelectMany(pair => new[] { pair.First, pair.Second })) meanings.TryAdd(question, similarity.Read(question));
        var rows = pairs.ConvertAll(pair =>
        {
            var (signs, difference) = similarity.Signs(meanings[pair.First], meanings[pair.Second]);
            return new Row(pair, signs, difference.IsCertain);
        });
        Validate(rows);
        var weights = Fit([.. rows.Where(row => !row.IsCertain)]);
        Console.WriteLine(string.Join(", ", weights.Select(weight => weight.ToString("0.00", CultureInfo.InvariantCulture) + "f")));
        foreach (var (name, weight) in PairSigns.Names.Zip(weights).OrderBy(each => each.Second)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{weight,7:F2} {name}"));
    }

    private sealed record Pair(string File, string First, string Second, bool IsSame);

    private sealed record Row(Pair Pair, float[] Signs, bool IsCertain);

    private static IEnumerable<Pair> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Trim().Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return new Pair(Path.GetFileName(file), json.RootElement.GetProperty("a").GetString()!, json.RootElement.GetProperty("b").GetString()!, json.RootElement.GetProperty("same").GetBoolean());
        }
    }

    private static List<Pair> Mixed(List<Pair> pairs)
    {
        var random = new Random(1);
        List<Pair> mixed = [];
        while (mixed.Count < RandomPairs)
        {
            var (one, other) = (pairs[random.Next(pairs.Count)], pairs[random.Next(pairs.Count)]);
            if (one != other) mixed.Add(new Pair("at random", random.Next(2) == 0 ? one.First : one.Second, random.Next(2) == 0 ? other.First : other.Second, IsSame: false));
        }
        return mixed;
    }

    /// <summary>Every other question and itself with a small change that means nothing: the labelled pairs hold no near repetitions, members' questions do.</summary>
    private static List<Pair> Reworded(List<Pair> pairs)
    {
        var random = new Random(3);
        return [.. pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Where((_, at) => at % 2 == 0).Select(question => new Pair("reworded", question, Reword(question, random), IsSame: true))];
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

    private static void Validate(List<Row> rows)
    {
        var order = rows.ToArray();
        new Random(2).Shuffle(order);
        var seen = new List<(Row Row, float Probability)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. order.Where((row, at) => at % Folds != fold && !row.IsCertain)]);
            seen.AddRange(order.Where((_, at) => at % Folds == fold).Select(row => (row, row.IsCertain ? 0 : new SameDecision { Weights = weights }.Probability(row.Signs))));
        }
        foreach (var threshold in (float[])[0.5f, 0.6f, 0.7f, 0.75f, 0.8f, 0.85f, 0.9f, 0.95f])
        {
            var figures = seen.GroupBy(each => each.Row.Pair.File, StringComparer.Ordinal).Select(file => $"{file.Key}: {Share(file, same: true, threshold)} recognised, {Share(file, same: false, threshold)} wrong");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold:F2}  {string.Join("; ", figures)}"));
        }
        foreach (var (row, probability) in seen.Where(each => !each.Row.Pair.IsSame).OrderByDescending(each => each.Probability).Take(30))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrong {probability:F2} {row.Pair.First} || {row.Pair.Second}"));
    }

    private static string Share(IEnumerable<(Row Row, float Probability)> all, bool same, float threshold)
    {
        var of = all.Where(each => each.Row.Pair.IsSame == same).ToList();
        return of.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * of.Count(each => each.Probability >= threshold) / of.Count:F1} %");
    }

    /// <summary>Gradient descent on standardised signs; the weights that are returned are for the signs as they are, the constant last.</summary>
    private static float[] Fit(List<Row> rows)
    {
        var count = rows[0].Signs.Length;
        var means = new float[count];
        var spreads = new float[count];
        for (var i = 0; i < count; i++)
        {
            means[i] = rows.Average(row => row.Signs[i]);
            spreads[i] = MathF.Max(0.05f, MathF.Sqrt(rows.Average(row => (row.Signs[i] - means[i]) * (row.Signs[i] - means[i]))));
        }
        var scaled = rows.ConvertAll(row => row.Signs.Select((sign, i) => (sign - means[i]) / spreads[i]).Append(1).ToArray());
        var weights = new float[count + 1];
        var speed = new float[count + 1];
        for (var round = 0; round < Rounds; round++) Step(rows, scaled, weights, speed);
        var constant = weights[count];
        for (var i = 0; i < count; i++) constant -= weights[i] * means[i] / spreads[i];
        return [.. weights.Take(count).Select((weight, i) => weight / spreads[i]), constant];
    }

    private static void Step(List<Row> rows, List<float[]> scaled, float[] weights, float[] speed)
    {
        var gradient = new float[weights.Length];
        for (var at = 0; at < rows.Count; at++)
        {
            var sum = 0f;
            for (var i = 0; i < weights.Length; i++) sum += weights[i] * scaled[at][i];
            var error = (1 / (1 + MathF.Exp(-sum)) - (rows[at].Pair.IsSame ? 1 : 0)) / rows.Count;
            for (var i = 0; i < weights.Length; i++) gradient[i] += error * scaled[at][i];
        }
        for (var i = 0; i < weights.Length; i++)
        {
            speed[i] = Momentum * speed[i] - Rate * (gradient[i] + (i == weights.Length - 1 ? 0 : Penalty * weights[i]));
            weights[i] += speed[i];
        }
    }
}

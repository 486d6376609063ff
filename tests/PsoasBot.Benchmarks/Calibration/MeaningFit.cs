using PsoasBot.Evaluation;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Files;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Meaning;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Fits knowledge/meaning: vectors of words and of what may be asked for, so that the softmax of their products says what a question asks for.
/// Stochastic gradient descent with Adagrad on the log loss, half of the words left out at every step so that no word is relied on alone.
/// Seeded: the same files give the same tables.
/// </summary>
internal sealed class MeaningFit
{
    private const int Size = 64;
    private const int Rounds = 20;
    private const float Rate = 0.15f;
    private const float Drop = 0.5f;
    private const float Decay = 0.001f;
    private const float BiasRate = 0.02f;
    private const float Spread = 0.15f;
    private const float FirstSum = 0.1f;
    private const int FewestTexts = 2;
    private const int FewestTextsOfPair = 3;
    private const float ItselfFrom = 0.99f;
    private const float Unmoved = 1e-4f;

    private readonly Random _random = new(1);
    private readonly Dictionary<string, Learnt> _words = new(StringComparer.Ordinal);
    private readonly List<Learnt> _targets;
    private readonly List<(List<(Learnt Word, float Weight)> Words, int[] Targets)> _rows;

    private MeaningFit(KnowledgeIndex index, IReadOnlyList<(string Text, string[] Targets)> texts)
    {
        _targets = [.. texts.SelectMany(text => text.Targets).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(key => new Learnt(key, Anywhere()))];
        var numbers = _targets.Index().ToDictionary(each => each.Item.Key, each => each.Index, StringComparer.Ordinal);
        var read = texts.Select(text => (Words: Words(index, text.Text), Targets: text.Targets.Select(target => numbers[target]).ToArray())).ToList();
        foreach (var (word, _) in read.SelectMany(row => row.Words)) word.Texts++;
        _rows = [.. read.Select(row => (row.Words.Select(Kept).Where(word => IsLearnt(word.Word)).ToList(), row.Targets)).Where(row => row.Item1.Count > 0)];
    }

    /// <param name="folder">The knowledge folder; its tables are written anew.</param>
    /// <param name="files">Labelled questions to learn from, beside the knowledge's own ways to ask.</param>
    public static void Run(string folder, IReadOnlyList<string> files)
    {
        var knowledge = KnowledgeFolder.Load(folder);
        var index = KnowledgeIndex.Build(knowledge);
        var questions = files.SelectMany(LabelledQuestion.Load).Where(question => question.History.Count == 0).ToList();
        Directory.CreateDirectory(Path.Combine(folder, "meaning"));
        new MeaningFit(index, [.. Asked(knowledge), .. questions.Select(Gold)]).Save(Path.Combine(folder, "meaning", "statements.tsv"));
        new MeaningFit(index, [.. Disputed(knowledge), .. questions.Where(question => question.Gold.Count > 0).Select(Marks)]).Save(Path.Combine(folder, "meaning", "claims.tsv"));
    }

    private static IEnumerable<(string Text, string[] Targets)> Asked(KnowledgeBase knowledge) =>
    [
        .. knowledge.Statements.SelectMany(statement => statement.Asks.Prepend(statement.Text).Select(ask => (ask, (string[])[statement.Id.ToString()]))),
        .. knowledge.Exercises.SelectMany(exercise => exercise.Asks.Select(ask => (ask, (string[])[exercise.Statements[0].ToString()]))),
        .. knowledge.Scope.SelectMany(entry => entry.Asks.Select(ask => (ask, (string[])[$"?{entry.Id}"]))),
    ];

    /// <summary>Who asks for a statement that takes sides touches its claims; who asks for another one touches none.</summary>
    private static IEnumerable<(string Text, string[] Targets)> Disputed(KnowledgeBase knowledge) =>
    [
        .. knowledge.Contested.SelectMany(claim => claim.Asks.Prepend(claim.Question).Select(ask => (ask, (string[])[claim.Id]))),
        .. knowledge.Scope.SelectMany(entry => entry.Asks.Select(ask => (ask, (string[])[MeaningTable.None]))),
        .. knowledge.Statements.SelectMany(statement => statement.Asks.Select(ask => (ask, OrNone([.. knowledge.ClaimsOf(statement.Id).Select(claim => claim.Id)])))),
    ];

    private static (string Text, string[] Targets) Gold(LabelledQuestion question) => (question.Question, OrNone([.. question.Gold.SelectMany(group => group).Distinct(StringComparer.Ordinal)]));

    private static (string Text, string[] Targets) Marks(LabelledQuestion question) => (question.Question, OrNone([.. question.Contested]));

    private static string[] OrNone(string[] targets) => targets.Length > 0 ? targets : [MeaningTable.None];

    /// <summary>Enough texts hold the word, or the pair of words, for a vector of its own.</summary>
    private static bool IsLearnt(Learnt word) => word.Texts >= (word.Key.Contains(' ', StringComparison.Ordinal) ? FewestTextsOfPair : FewestTexts);

    /// <summary>A word that a single text holds teaches what an unknown word says; a pair of words or a synonym that does is left out.</summary>
    private (Learnt Word, float Weight) Kept((Learnt Word, float Weight) read)
    {
        if (read.Word.Texts >= FewestTexts || read.Weight < ItselfFrom || read.Word.Key.Contains(' ', StringComparison.Ordinal)) return read;
        var unknown = Named(MeaningFeatures.NameOf(MeaningFeatures.Unknown)!);
        unknown.Texts++;
        return (unknown, read.Weight);
    }

    private Learnt Named(string key)
    {
        if (!_words.TryGetValue(key, out var word)) _words[key] = word = new Learnt(key, Anywhere());
        return word;
    }

    private List<(Learnt Word, float Weight)> Words(KnowledgeIndex index, string text)
    {
        List<(Learnt, float)> words = [];
        MeaningFeatures.Read(index.Documents.Plan(text), (term, before, weight) =>
        {
            var key = MeaningFeatures.NameOf(term) ?? (before < 0 ? index.Documents.StemOf(term) : $"{index.Documents.StemOf(before)} {index.Documents.StemOf(term)}");
            words.Add((Named(key), weight));
        });
        return words;
    }

    private float[] Anywhere() => [.. Enumerable.Range(0, Size).Select(_ => (_random.NextSingle() * 2 - 1) * Spread)];

    private void Save(string path)
    {
        var order = _rows.ToArray();
        for (var round = 1; round <= Rounds; round++)
        {
            _random.Shuffle(order);
            var loss = order.Average(row => Step(row.Words, row.Targets));
            Console.WriteLine($"{Path.GetFileName(path)}, round {round}: loss {loss:F3}");
        }
        MeaningFile.Write(path, new MeaningTable
        {
            Size = Size,
            Words = [.. _words.Values.Where(IsLearnt).OrderBy(word => word.Key, StringComparer.Ordinal).Select(Row)],
            Targets = [.. _targets.Select(Row)],
        });
        static MeaningRow Row(Learnt learnt) => MeaningRow.Of(learnt.Key, learnt.Vector, learnt.Bias);
    }

    /// <summary>One step on one text; the loss before it.</summary>
    private double Step(List<(Learnt Word, float Weight)> all, int[] targets)
    {
        var words = all.Where(_ => _random.NextSingle() >= Drop).ToList();
        if (words.Count == 0) words = all;
        var norm = MathF.Sqrt(Math.Max(1, words.Sum(word => word.Weight * word.Weight)));
        float[] question = new float[Size], back = new float[Size];
        foreach (var (word, weight) in words) Vectors.AddTimes(weight / norm, word.Vector, question);
        var shares = _targets.Select(target => Vectors.Dot(question, target.Vector) + target.Bias).ToArray();
        Vectors.Softmax(shares);
        var right = targets.Sum(target => shares[target]) + 1e-9f;
        for (var at = 0; at < shares.Length; at++) Teach(_targets[at], shares[at] - Wanted(at, targets, shares, right), question, back);
        foreach (var (word, weight) in words) word.Move(-weight / norm, back, Rate, Decay);
        return -Math.Log(right);
    }

    /// <summary>Any of the right targets will do, but none of them should be forgotten: half by what each has, half the same for each.</summary>
    private static float Wanted(int target, int[] targets, float[] shares, float right) =>
        targets.Contains(target) ? 0.5f * shares[target] / right + 0.5f / targets.Length : 0;

    private static void Teach(Learnt target, float error, float[] question, float[] back)
    {
        if (MathF.Abs(error) < Unmoved) return;
        Vectors.AddTimes(error, target.Vector, back);
        target.Move(-error, question, Rate, decay: 0);
        target.Bias -= BiasRate * error;
    }

    /// <summary>A vector that learns, with its sum of squared gradients (Adagrad).</summary>
    private sealed class Learnt(string key, float[] vector)
    {
        private float _squares = FirstSum;

        public string Key => key;

        public float[] Vector => vector;

        public float Bias { get; set; }

        public int Texts { get; set; }

        public void Move(float factor, float[] gradient, float rate, float decay)
        {
            _squares += factor * factor * Vectors.Dot(gradient, gradient) / Size;
            var step = rate / MathF.Sqrt(_squares);
            if (decay > 0) Vectors.Multiply(vector, 1 - decay * step);
            Vectors.AddTimes(step * factor, gradient, vector);
        }
    }
}

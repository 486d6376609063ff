using System.Globalization;
using PsoasBot.Safety;
using PsoasBot.Safety.Likeness;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Fits knowledge/safety/likeness.tsv (and with it the table of situations), twice: the first fit says which sentences are wholly ordinary and which features weigh enough, the second learns from the rest. With "--cross-validate"
/// it leaves out one writer after the other and says how the joint verdict of rules and reader does on the writer it has not seen, for several limits.
/// </summary>
internal sealed class LikenessFit
{
    /// <summary>Features that weigh less in the first fit are left out of the second, which triples neither the table nor the noise.</summary>
    private const float SmallestWeight = 0.4f;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<LikenessExample> _examples = [];

    private LikenessFit(string root)
    {
        var knowledge = SafetyKnowledge.Load(Path.Combine(root, "knowledge", "safety"));
        var screen = new SafetyScreen(knowledge);
        var features = new MessageFeatures(knowledge.Families, knowledge.Lexicon, Number);
        foreach (var text in SafetyCorpus.Read(root))
        {
            var finds = screen.Read(text.Message);
            var matches = screen.Match(finds);
            var rules = matches.Select(match => Number('r', match.Rule.Name, [])).Distinct().ToArray();
            _examples.Add(new LikenessExample(text, features.Of(finds), rules, screen.ByRules(matches, finds).Level));
        }
    }

    public static void Run(string root, bool crossValidate)
    {
        var fit = new LikenessFit(root);
        if (crossValidate)
            fit.CrossValidate();
        else
            fit.Model(fit._examples).Save(Path.Combine(root, "knowledge", "safety", "likeness.tsv"), fit._names);
        SituationFit.Run(root, crossValidate);
    }

    private int Number(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var name = second.IsEmpty ? $"{kind}:{first}" : $"{kind}:{first} {second}";
        if (_numbers.TryGetValue(name, out var known)) return known;
        _names.Add(name);
        return _numbers[name] = _names.Count - 1;
    }

    private LikenessModel Model(IReadOnlyList<LikenessExample> examples)
    {
        var first = new LikenessModel(_names.Count);
        first.Fit(examples);
        var second = new LikenessModel(_names.Count, feature => first.IsHeavy(feature, SmallestWeight));
        second.Fit([.. examples.Select(first.WithoutOrdinary), .. examples.SelectMany(OrdinarySentences)]);
        return second;
    }

    /// <summary>Every sentence of an ordinary message is ordinary when read alone.</summary>
    private static IEnumerable<LikenessExample> OrdinarySentences(LikenessExample example) => example.Text.Level == SafetyLevel.None && example.Sentences.Count > 1
        ? example.Sentences.Where(sentence => sentence.Length > 0).Select(sentence => example with { Sentences = [sentence], Rules = [] })
        : [];

    private void CrossValidate()
    {
        var writers = _examples.Select(example => example.Text.Writer).Where(writer => writer is not ("asks" or "limits" or "phrases")).Distinct(StringComparer.Ordinal).ToList();
        var read = new LevelLikeness[_examples.Count];
        foreach (var writer in writers)
        {
            var model = Model([.. _examples.Where(example => example.Text.Writer != writer)]);
            for (var at = 0; at < read.Length; at++)
            {
                if (_examples[at].Text.Writer == writer) read[at] = model.Likeness(_examples[at]);
            }
        }
        foreach (var writer in writers) Report(writer, at => _examples[at].Text.Writer == writer, read, LikenessPolicy.RaisesFrom, LikenessPolicy.TakesBackBelow);
        foreach (var raises in (float[])[0.35f, 0.4f, 0.45f, 0.5f])
        {
            foreach (var takesBack in (float[])[0.25f, 0.35f, 0.45f])
                Report("fresh writers", at => read[at] is not null && SafetyCorpus.Fresh.Contains(_examples[at].Text.Writer), read, raises, takesBack);
        }
    }

    private void Report(string name, Func<int, bool> among, LevelLikeness[] read, float raises, float takesBack)
    {
        var rows = Enumerable.Range(0, _examples.Count).Where(among)
            .Select(at => (_examples[at].Text, Level: LikenessPolicy.Level(_examples[at].ByRules, read[at], raises, takesBack))).ToList();
        string Share(Func<LabelledText, bool> of, Func<(LabelledText Text, SafetyLevel Level), bool> counts)
        {
            var group = rows.Where(row => of(row.Text)).ToList();
            return group.Count == 0 ? "     –" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * group.Count(counts) / group.Count,5:0.0}%");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} raises {raises:0.00} takes back {takesBack:0.00}: right {Share(_ => true, row => row.Text.Accepts(row.Level))}  missed {Share(text => text.Level >= SafetyLevel.Urgent, row => row.Text.IsMissed(row.Level))}  ordinary alarmed {Share(text => text.Level == SafetyLevel.None, row => row.Text.IsFalseAlarm(row.Level))}  professional raised {Share(text => text.Level == SafetyLevel.Professional, row => row.Text.IsFalseAlarm(row.Level))}  ({rows.Count} messages)"));
    }
}

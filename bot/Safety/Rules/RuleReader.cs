using System.Globalization;
using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>Reads knowledge/safety/rules/*.yaml; a rule that names what does not exist is reported and left out.</summary>
internal sealed class RuleReader(SafetyLexicon lexicon, IReadOnlyDictionary<string, SafetySituation> situations)
{
    public IReadOnlyList<SafetyRule> Read(IEnumerable<SafetyYaml> files) =>
        [.. files.SelectMany(f => f.Maps("rules")).Select(ReadRule).OfType<SafetyRule>()];

    private SafetyRule? ReadRule(SafetyYaml entry)
    {
        var name = entry.Required("rule");
        if (!situations.TryGetValue(entry.Required("situation"), out var situation))
        {
            entry.Report($"rule '{name}': situation '{entry.Text("situation")}' does not exist");
            return null;
        }

        if (!Enum.TryParse<SafetyLevel>(entry.Required("level"), ignoreCase: true, out var level))
            entry.Report($"rule '{name}': level '{entry.Text("level")}' does not exist");
        return Read(entry, situation, level);
    }

    /// <summary>The conditions and the examples of a rule whose situation and level are known.</summary>
    public SafetyRule Read(SafetyYaml entry, SafetySituation situation, SafetyLevel level)
    {
        var references = entry.List("references");
        return new SafetyRule
        {
            Name = entry.Required("rule"),
            Situation = situation,
            Level = level,
            Near = Terms(entry, "near"),
            Within = int.Parse(entry.Text("within") ?? "10", CultureInfo.InvariantCulture),
            SpreadOver = int.Parse(entry.Text("within") ?? "35", CultureInfo.InvariantCulture),
            Sentence = Terms(entry, "sentence"),
            Message = Terms(entry, "message"),
            Some = Weighed(entry),
            AtLeast = int.Parse(entry.Text("at least") ?? "2", CultureInfo.InvariantCulture),
            Unless = [.. Terms(entry, "unless").SelectMany(t => t)],
            Never = [.. Terms(entry, "never").SelectMany(t => t)],
            References = [.. (references.Count > 0 ? references : situation.References).Select(r => $"safety.{r}")],
            Examples = [.. entry.List("yes").Select(m => new RuleExample(m, true)), .. entry.List("no").Select(m => new RuleExample(m, false))],
            File = entry.File,
            Line = entry.Line,
        };
    }

    /// <summary>"fever | rigors = 2" counts two points, without a number one.</summary>
    private List<WeighedTerm> Weighed(SafetyYaml entry)
    {
        var points = entry.List("some").Select(t => t.Split('=') is [_, var n] ? int.Parse(n, CultureInfo.InvariantCulture) : 1);
        return [.. Terms(entry, "some").Zip(points, (concepts, p) => new WeighedTerm(concepts, p))];
    }

    private List<int[]> Terms(SafetyYaml entry, string key)
    {
        var terms = new List<int[]>();
        foreach (var term in entry.List(key))
        {
            var names = term.Split('=')[0].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var unknown in names.Where(n => lexicon.Find(n) is null))
                entry.Report($"concept '{unknown}' does not exist", entry.LineOf(key));
            terms.Add([.. names.Select(lexicon.Find).OfType<Concept>().Select(c => c.Id)]);
        }

        return terms;
    }
}

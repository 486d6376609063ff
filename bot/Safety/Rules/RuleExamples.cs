namespace PsoasBot.Safety.Rules;

/// <summary>Runs every rule's own examples: "yes" must make this rule hold, "no" must not.</summary>
internal sealed class RuleExamples(SafetyKnowledge knowledge)
{
    private readonly SafetyScreen _screen = new(knowledge);
    private readonly RuleMatcher _matcher = new(knowledge.Lexicon);

    public IEnumerable<SafetyProblem> Run() => Run(knowledge.Rules);

    public IEnumerable<SafetyProblem> Run(IEnumerable<SafetyRule> rules) => rules.SelectMany(Run);

    private IEnumerable<SafetyProblem> Run(SafetyRule rule)
    {
        if (rule.Examples.All(e => !e.Holds) || rule.Examples.All(e => e.Holds))
            yield return new SafetyProblem(rule.File, rule.Line, $"rule '{rule.Name}' needs examples of both kinds, 'yes' and 'no'");
        foreach (var example in rule.Examples)
            if (_matcher.Match(rule, _screen.Read(example.Message)) is not null != example.Holds)
                yield return new SafetyProblem(rule.File, rule.Line, Complaint(rule, example));
    }

    private static string Complaint(SafetyRule rule, RuleExample example) =>
        $"rule '{rule.Name}' {(example.Holds ? "does not hold for" : "holds for")} \"{example.Message}\"";
}

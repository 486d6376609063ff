using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Pointing;

/// <summary>Holds the rules for pointers against their own examples, and whole messages against the pointer that they must get.</summary>
internal sealed class PointerExamples(SafetyKnowledge knowledge)
{
    private readonly SafetyScreen _screen = new(knowledge);

    public IEnumerable<SafetyProblem> Run() =>
        new RuleExamples(knowledge).Run(knowledge.Pointers.Rules.Select(pointer => pointer.Rule)).Concat(knowledge.Pointers.Examples.Select(Run).OfType<SafetyProblem>());

    private SafetyProblem? Run(PointerExample example)
    {
        var verdict = _screen.Screen(example.Message);
        var wanted = example.Situation is { } id ? ReferralText.Of(knowledge.Situations[id]) : null;
        return verdict.Referral?.Text == wanted ? null
            : new SafetyProblem(example.File, example.Line, $"\"{example.Message}\" should get the pointer '{example.Situation ?? "none"}', not \"{verdict.Referral?.Text ?? "none"}\"");
    }
}

using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// Joins the rules' verdict with the likeness. The likeness may raise a level; of the rules' alarms it may take back an "urgent" alone, when the
/// message is like no alarming one at all. What a rule calls an emergency or a crisis stands.
/// </summary>
internal sealed class LikenessPolicy(SafetyKnowledge knowledge)
{
    private const float RaisesFrom = 0.55f;
    private const float RaisesProfessionalFrom = 0.75f;
    private const float RaisesUrgentFrom = 0.6f;
    private const float TakesBackBelow = 0.25f;
    private const string Body = "several-signs";
    private const string Mind = "suicidal";

    public SafetyVerdict Join(SafetyVerdict verdict, LevelLikeness? likeness)
    {
        if (likeness is null) return verdict;
        if (verdict.Level is SafetyLevel.Emergency or SafetyLevel.Crisis) return verdict;
        if (verdict.Level == SafetyLevel.Urgent) return JoinUrgent(verdict, likeness);
        return likeness.Alarm >= (verdict.Level == SafetyLevel.Professional ? RaisesProfessionalFrom : RaisesFrom) ? Raise(verdict, likeness.LikeliestAlarm, likeness) : verdict;
    }

    private SafetyVerdict JoinUrgent(SafetyVerdict verdict, LevelLikeness likeness)
    {
        if (likeness.Of(SafetyLevel.Crisis) >= RaisesUrgentFrom) return Raise(verdict, SafetyLevel.Crisis, likeness);
        if (likeness.Of(SafetyLevel.Emergency) >= RaisesUrgentFrom) return Raise(verdict, SafetyLevel.Emergency, likeness);
        return likeness.Alarm < TakesBackBelow
            ? verdict with { Level = SafetyLevel.Professional, Flags = [], Findings = [.. verdict.Findings.Select(finding => finding with { Level = SafetyLevel.Professional })] }
            : verdict;
    }

    private SafetyVerdict Raise(SafetyVerdict verdict, SafetyLevel level, LevelLikeness likeness)
    {
        var situation = knowledge.Situations[level == SafetyLevel.Crisis ? Mind : Body];
        var references = (IReadOnlyList<string>)[.. situation.References.Select(reference => $"safety.{reference}")];
        var finding = new SafetyFinding { Rule = "likeness", Situation = situation.Id, Level = level, Words = likeness.Words, References = references };
        return verdict with
        {
            Level = level,
            Findings = [finding, .. verdict.Findings],
            Referral = new SafetyReferral { Who = situation.Who, Why = situation.Why, When = situation.When, References = references, Text = ReferralText.Of(situation) },
            AllowsDoses = false,
            Flags = [.. verdict.Flags.Prepend(level.ToString().ToLowerInvariant()).Distinct(StringComparer.Ordinal)],
        };
    }
}

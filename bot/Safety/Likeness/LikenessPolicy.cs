using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// Joins the rules' verdict with the likeness, which has seen which rules held. The likeness raises a level when the message is like alarming ones, and takes a
/// rule's alarm back only where it is almost certain. The limits were chosen by cross-validation over writers (docs/safety.md).
/// </summary>
internal sealed class LikenessPolicy(SafetyKnowledge knowledge)
{
    /// <summary>Messages that are alarming at least so much are raised.</summary>
    public const float RaisesFrom = 0.45f;
    /// <summary>What a rule calls urgent becomes an emergency only when the message is surely like one.</summary>
    private const float RaisesUrgentFrom = 0.75f;

    private const float TakesBackBelow = 0.25f;
    private const float KeepsProfessionalBelow = 0.9f;
    private const string Body = "several-signs";
    private const string Mind = "suicidal";
    private const string Own = "own-complaint";

    public SafetyVerdict Join(SafetyVerdict verdict, LevelLikeness? likeness)
    {
        if (likeness is null) return verdict;
        return verdict.Level >= SafetyLevel.Urgent ? JoinAlarm(verdict, likeness) : JoinQuiet(verdict, likeness);
    }

    /// <summary>The level that the two come to; kept apart from the cards so that the fit can try other limits.</summary>
    internal static SafetyLevel Level(SafetyLevel rules, LevelLikeness likeness, float raisesFrom = RaisesFrom, float takesBackBelow = TakesBackBelow)
    {
        if (rules >= SafetyLevel.Urgent && likeness.Alarm < takesBackBelow) return likeness.IsProfessional ? SafetyLevel.Professional : SafetyLevel.None;
        if (rules == SafetyLevel.Urgent && likeness.Likeliest == SafetyLevel.Emergency && likeness.Of(SafetyLevel.Emergency) < RaisesUrgentFrom) return rules;
        if (likeness.Alarm >= raisesFrom) return rules == SafetyLevel.Emergency && likeness.Likeliest == SafetyLevel.Urgent ? rules : likeness.Likeliest;
        if (rules >= SafetyLevel.Urgent) return rules;
        return likeness.IsProfessional || (rules == SafetyLevel.Professional && likeness.Of(SafetyLevel.None) < KeepsProfessionalBelow) ? SafetyLevel.Professional : SafetyLevel.None;
    }

    private SafetyVerdict JoinAlarm(SafetyVerdict verdict, LevelLikeness likeness)
    {
        var level = Level(verdict.Level, likeness);
        if (level == verdict.Level) return verdict;
        return level < SafetyLevel.Urgent ? TakeBack(verdict, level) : Raise(verdict, level, likeness);
    }

    private SafetyVerdict JoinQuiet(SafetyVerdict verdict, LevelLikeness likeness)
    {
        var level = Level(verdict.Level, likeness);
        if (level >= SafetyLevel.Urgent) return Raise(verdict, level, likeness);
        if (level == verdict.Level) return verdict;
        return level == SafetyLevel.None ? Calm(verdict) : PointToSomebody(verdict, likeness);
    }

    /// <summary>What a rule would show to a professional reads like an ordinary message: it is answered as one, and the rule's pointer stays.</summary>
    private static SafetyVerdict Calm(SafetyVerdict verdict) => verdict with { Level = SafetyLevel.None, Findings = [.. verdict.Findings.Select(finding => finding with { Level = SafetyLevel.None })] };

    /// <summary>The member tells of their own body: the pointer of the rule that names what, else an ordinary one; nothing is withheld.</summary>
    private SafetyVerdict PointToSomebody(SafetyVerdict verdict, LevelLikeness likeness)
    {
        var pointed = With(verdict, knowledge.Situations[Own], SafetyLevel.Professional, likeness);
        return verdict.Referral is { } known ? pointed with { Referral = known } : pointed;
    }

    /// <summary>What remains of an alarm that the likeness does not share: a pointer to a professional, or nothing.</summary>
    private static SafetyVerdict TakeBack(SafetyVerdict verdict, SafetyLevel level) => level == SafetyLevel.Professional
        ? verdict with { Level = level, Flags = [], Findings = [.. verdict.Findings.Select(finding => finding with { Level = level })] }
        : SafetyVerdict.Clear;

    private SafetyVerdict Raise(SafetyVerdict verdict, SafetyLevel level, LevelLikeness likeness)
    {
        var known = verdict.Findings.FirstOrDefault(finding => finding.Level >= SafetyLevel.Urgent && finding.Level == SafetyLevel.Crisis == (level == SafetyLevel.Crisis));
        var situation = knowledge.Situations[known?.Situation ?? (level == SafetyLevel.Crisis ? Mind : Body)];
        var raised = With(verdict, situation, level, likeness);
        return raised with { AllowsDoses = false, Flags = [.. verdict.Flags.Prepend(level.ToString().ToLowerInvariant()).Distinct(StringComparer.Ordinal)] };
    }

    private static SafetyVerdict With(SafetyVerdict verdict, SafetySituation situation, SafetyLevel level, LevelLikeness likeness)
    {
        var references = (IReadOnlyList<string>)[.. situation.References.Select(reference => $"safety.{reference}")];
        var finding = new SafetyFinding { Rule = "likeness", Situation = situation.Id, Level = level, Words = likeness.Words, References = references };
        return verdict with
        {
            Level = level,
            Findings = [finding, .. verdict.Findings],
            Referral = new SafetyReferral { Who = situation.Who, Why = situation.Why, When = situation.When, References = references, Text = ReferralText.Of(situation) },
        };
    }
}

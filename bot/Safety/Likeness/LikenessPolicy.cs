using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// Joins the rules' verdict with the likeness, which has seen which rules held. The likeness raises a level when the message is like alarming ones, and takes a
/// rule's alarm back only where it is almost certain. The limits were chosen by cross-validation over writers (docs/safety.md).
/// </summary>
internal sealed class LikenessPolicy(SafetyKnowledge knowledge)
{
    /// <summary>Messages that are alarming at least so much are raised.</summary>
    public const float RaisesFrom = 0.43f;

    /// <summary>What a rule calls urgent becomes an emergency only when the message is surely like one.</summary>
    private const float RaisesUrgentFrom = 0.75f;

    /// <summary>A rule's alarm about a message that is less alarming is taken back: rarely, since a missed alarm is worse than one too many.</summary>
    public const float TakesBackBelow = 0.2f;

    /// <summary>A rule's alarm stands where a sentence read alone is so alarming, whatever stands around it.</summary>
    private const float AlarmingAlone = 0.45f;

    /// <summary>Where a rule saw despair, abuse or violence, this share of what speaks for a body in danger is enough for a crisis.</summary>
    private const float CrisisHolds = 0.25f;

    /// <summary>Where a rule saw an emergency, a crisis has to be so much likelier than a body in danger.</summary>
    private const float EmergencyHolds = 4f;

    private const float KeepsProfessionalBelow = 0.6f;
    private const string Body = "several-signs";
    private const string Mind = "suicidal";
    private const string Own = "own-complaint";
    private const string Treated = "own-treated";
    private const string Feelings = "own-feelings";

    public SafetyVerdict Join(SafetyVerdict verdict, LevelLikeness? likeness)
    {
        if (likeness is null) return verdict;
        return verdict.Level >= SafetyLevel.Urgent ? JoinAlarm(verdict, likeness) : JoinQuiet(verdict, likeness);
    }

    /// <summary>An alarm of earlier messages that somebody has looked after since: a pointer to them, and nothing that overrules them.</summary>
    public SafetyVerdict Settle(SafetyVerdict verdict)
    {
        var situation = knowledge.Situations[verdict.Level == SafetyLevel.Crisis ? Feelings : Treated];
        return With(verdict, situation, SafetyLevel.Professional, verdict.Findings[0].Words) with { Flags = [], AllowsDoses = false };
    }

    /// <summary>The level that the two come to; kept apart from the cards so that the fit can try other limits.</summary>
    internal static SafetyLevel Level(SafetyLevel rules, LevelLikeness likeness, float raisesFrom = RaisesFrom, float takesBackBelow = TakesBackBelow)
    {
        if (rules >= SafetyLevel.Urgent && likeness.Standing < takesBackBelow && likeness.MostAlone < AlarmingAlone) return likeness.IsProfessional ? SafetyLevel.Professional : SafetyLevel.None;
        if (likeness.Alarm >= raisesFrom) return Alarming(rules, likeness);
        if (rules >= SafetyLevel.Urgent) return rules;
        return likeness.IsProfessional || (rules == SafetyLevel.Professional && likeness.Of(SafetyLevel.None) < KeepsProfessionalBelow) ? SafetyLevel.Professional : SafetyLevel.None;
    }

    /// <summary>Which alarm: on which of the two axes the rules saw one counts beside what is likeliest.</summary>
    private static SafetyLevel Alarming(SafetyLevel rules, LevelLikeness likeness)
    {
        var body = likeness.Of(SafetyLevel.Urgent) + likeness.Of(SafetyLevel.Emergency);
        var crisis = likeness.Of(SafetyLevel.Crisis);
        return (rules, likeness.Likeliest) switch
        {
            (SafetyLevel.Crisis, _) when crisis >= CrisisHolds * body => SafetyLevel.Crisis,
            (SafetyLevel.Emergency, SafetyLevel.Crisis) when crisis < EmergencyHolds * body => SafetyLevel.Emergency,
            (SafetyLevel.Emergency, SafetyLevel.Urgent) => SafetyLevel.Emergency,
            (SafetyLevel.Urgent, SafetyLevel.Emergency) when likeness.Of(SafetyLevel.Emergency) < RaisesUrgentFrom => SafetyLevel.Urgent,
            var (_, likeliest) => likeliest,
        };
    }

    private SafetyVerdict JoinAlarm(SafetyVerdict verdict, LevelLikeness likeness)
    {
        var level = Level(verdict.Level, likeness);
        if (level == verdict.Level) return verdict;
        return level < SafetyLevel.Urgent ? TakeBack(verdict, level, likeness) : Raise(verdict, level, likeness);
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
        var pointed = With(verdict, knowledge.Situations[Own], SafetyLevel.Professional, likeness.Reason(likeness.Likeliest));
        return verdict.Referral is { } known ? pointed with { Referral = known } : pointed;
    }

    /// <summary>What remains of an alarm that the likeness does not share: the pointers of the lesser rules, else an ordinary one where a professional is due.</summary>
    private SafetyVerdict TakeBack(SafetyVerdict verdict, SafetyLevel level, LevelLikeness likeness)
    {
        SafetyFinding[] lesser = [.. verdict.Findings.Where(finding => finding.Level < SafetyLevel.Urgent).Select(finding => finding with { Level = finding.Level < level ? finding.Level : level })];
        var quiet = verdict with { Level = level, Flags = [], Findings = lesser, Referral = null, AllowsDoses = level == SafetyLevel.None };
        if (lesser.Length > 0) return quiet with { Referral = Referral(knowledge.Situations[lesser[0].Situation], lesser[0].References) };
        return level == SafetyLevel.Professional ? PointToSomebody(quiet, likeness) : quiet;
    }

    private SafetyVerdict Raise(SafetyVerdict verdict, SafetyLevel level, LevelLikeness likeness)
    {
        var known = verdict.Findings.FirstOrDefault(finding => finding.Level >= SafetyLevel.Urgent && finding.Level == SafetyLevel.Crisis == (level == SafetyLevel.Crisis));
        var situation = known is null ? Learnt(verdict, level, likeness).WithoutSigns() : knowledge.Situations[known.Situation];
        var raised = With(verdict, situation, level, likeness.Reason(likeness.Likeliest), isLearnt: known is null);
        return raised with { AllowsDoses = false, Flags = [.. verdict.Flags.Prepend(level.ToString().ToLowerInvariant()).Distinct(StringComparer.Ordinal)] };
    }

    /// <summary>What the second table names, if there is a card for it; else the general card.</summary>
    private SafetySituation Learnt(SafetyVerdict verdict, SafetyLevel level, LevelLikeness likeness)
    {
        var learnt = likeness.Situation(level) is { } name ? knowledge.Situations.GetValueOrDefault(name) : null;
        return learnt is not null && knowledge.Texts.Find(learnt.Card, level, verdict.AboutSomebodyElse).Count > 0
            ? learnt
            : knowledge.Situations[level == SafetyLevel.Crisis ? Mind : Body];
    }

    private static SafetyVerdict With(SafetyVerdict verdict, SafetySituation situation, SafetyLevel level, string words, bool isLearnt = false)
    {
        var references = (IReadOnlyList<string>)[.. situation.References.Select(reference => $"safety.{reference}")];
        var finding = new SafetyFinding { Rule = "likeness", Situation = situation.Id, Level = level, Words = words, References = references, IsLearnt = isLearnt };
        return verdict with
        {
            Level = level,
            Findings = [finding, .. verdict.Findings],
            Referral = Referral(situation, references),
        };
    }

    private static SafetyReferral Referral(SafetySituation situation, IReadOnlyList<string> references) =>
        new() { Who = situation.Who, Why = situation.Why, When = situation.When, References = references, Text = ReferralText.Of(situation) };
}

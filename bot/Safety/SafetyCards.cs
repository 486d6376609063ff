using PsoasBot.Safety.Cards;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety;

/// <summary>Makes the card of a verdict: the instruction first, the reason, the few safe things, the numbers of the region, the sources.</summary>
internal sealed class SafetyCards(SafetyKnowledge knowledge)
{
    private const int MostUntil = 3;

    public SafetyCard Compose(SafetyVerdict verdict, string? region)
    {
        if (verdict.Findings is not [var top, ..])
            return Neutral(region);
        var named = knowledge.Situations[top.Situation];
        var situation = top.IsLearnt ? named.WithoutSigns() : named;
        var draft = new CardDraft(knowledge.Numbers.For(region), top, situation, verdict.WriterIsMinor);
        if (knowledge.Languages.Line(verdict.Language, top.Level) is { } line)
            draft.Add(line);
        foreach (var sentence in knowledge.Texts.Find(situation.Card, top.Level, verdict.AboutSomebodyElse))
            draft.Add(sentence);
        foreach (var sentence in situation.Until.Take(MostUntil))
            draft.Add(sentence, top.References);
        AddSupport(draft, verdict, top);
        return Finish(draft, top.Level, verdict.Referral ?? Referral(situation));
    }

    /// <summary>For a screen that failed or took too long: it cannot know the reason, so it says when to get help.</summary>
    public SafetyCard Neutral(string? region)
    {
        var situation = knowledge.Situations["unknown"];
        var finding = new SafetyFinding { Rule = "none", Situation = situation.Id, Level = SafetyLevel.Urgent, Words = "", References = Cited(situation) };
        var draft = new CardDraft(knowledge.Numbers.For(region), finding, situation, minor: false);
        foreach (var sentence in knowledge.Texts.Named("neutral"))
            draft.Add(sentence);
        return Finish(draft, SafetyLevel.Urgent, Referral(situation));
    }

    /// <summary>A second need in the same message: despair beside a body in danger, or a body beside despair.</summary>
    private void AddSupport(CardDraft draft, SafetyVerdict verdict, SafetyFinding top)
    {
        var second = top.Level switch
        {
            SafetyLevel.Emergency when verdict.Findings.Any(f => f.Level == SafetyLevel.Crisis) => "also.crisis",
            SafetyLevel.Crisis when verdict.Findings.Any(f => f.Level == SafetyLevel.Urgent) => "also.urgent",
            _ => null,
        };
        if (second is not null)
            foreach (var sentence in knowledge.Texts.Named(second))
                draft.Add(sentence);
    }

    private SafetyCard Finish(CardDraft draft, SafetyLevel level, SafetyReferral referral)
    {
        var sources = draft.Cited.Select(id => knowledge.Sources.GetValueOrDefault(id)).OfType<SafetySource>().ToList();
        return new SafetyCard
        {
            Level = level,
            Sentences = draft.Sentences,
            Text = CardLayout.Text(draft.Sentences, sources, knowledge.Numbers.CheckedOn),
            Sources = sources,
            Referral = referral,
        };
    }

    private static SafetyReferral Referral(SafetySituation situation) => new()
    {
        Who = situation.Who,
        Why = situation.Why,
        When = situation.When,
        References = Cited(situation),
        Text = ReferralText.Of(situation),
    };

    private static IReadOnlyList<string> Cited(SafetySituation situation) => [.. situation.References.Select(r => $"safety.{r}")];
}

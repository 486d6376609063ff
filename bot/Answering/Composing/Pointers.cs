using PsoasBot.Safety;

namespace PsoasBot.Answering.Composing;

/// <summary>The pointer that ends every answer: the standing one, or the one made for the member's situation.</summary>
internal static class Pointers
{
    /// <summary>The whole line, where pain or a complaint is spoken of.</summary>
    public const string StandingText =
        "Not medical advice. Pain that worries you: a physio or doctor. Numbness between the legs, bladder or bowel change, fever or weak legs: urgent help.";

    public static Referral Standing { get; } = new()
    {
        Specific = false,
        Who = ["physiotherapist", "doctor"],
        Why = "pain that worries you needs somebody who can examine you",
        When = "when it worries you; at once for numbness between the legs, bladder or bowel change, fever or leg weakness",
        Text = StandingText,
    };

    private const string PracticeText = "Not medical advice. Stop when it hurts; pain that stays belongs with a physio or doctor.";

    private const string MuscleText = "Not medical advice. What worries you in your own body belongs with a physio or doctor.";

    private const string WordsText = "For your own body, a physio or doctor is the one to ask.";

    /// <summary>Who can answer what the sources do not cover ("pharmacist or doctor").</summary>
    public static Referral ForSubject(string who) => new()
    {
        Specific = true,
        Who = [.. who.Split(" or ", StringSplitOptions.TrimEntries)],
        Why = "the sources do not cover this, and it needs somebody who knows your case",
        When = "before you decide anything",
        Text = $"The right person to ask is your {who}, before you decide anything.",
    };

    /// <summary>The line that fits what was asked; a member's own situation goes before everything.</summary>
    public static Referral For(SafetyReferral? referral, QuestionSubject subject) => referral is not null ? For(referral) : subject switch
    {
        QuestionSubject.Words => Standing with { Text = WordsText },
        QuestionSubject.Practice => Standing with { Text = PracticeText },
        QuestionSubject.Muscle => Standing with { Text = MuscleText },
        _ => Standing,
    };

    public static Referral For(SafetyReferral? referral) => referral is null ? Standing : new Referral
    {
        Specific = true,
        Who = referral.Who,
        Why = referral.Why,
        When = referral.When,
        Text = referral.Text,
        Citations = referral.References,
    };
}

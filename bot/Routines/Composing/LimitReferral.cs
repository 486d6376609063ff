using PsoasBot.Knowledge;
using PsoasBot.Routines.Limits;
using PsoasBot.Safety;

namespace PsoasBot.Routines.Composing;

/// <summary>The pointer that a limit asks for, and the refusal where a professional has to choose.</summary>
internal static class LimitReferral
{
    /// <summary>Null where no limit asks for one. A professional's limit goes before one of care.</summary>
    public static SafetyReferral? Of(LimitReading limits) =>
        limits.Holding.Where(limit => limit.Who.Count > 0).OrderByDescending(limit => limit.Effect).FirstOrDefault() is { } limit ? From(limit) : null;

    /// <summary>No steps, no times: who, why and when, and what would make it more urgent.</summary>
    public static Routine Refuse(RoutineRequest request, LimitReading limits)
    {
        var names = limits.Named.Where(each => each.Limit.Effect == LimitEffect.Professional);
        return Refuse(request, From(limits.Holding.First(limit => limit.Effect == LimitEffect.Professional)), $"You named: {string.Join(", ", names)}. ");
    }

    public static Routine Refuse(RoutineRequest? request, SafetyVerdict verdict) => Refuse(request, verdict.Referral ?? Whoever, "") with { Verdict = verdict };

    /// <summary>Where the screen stops the exercises and names nobody.</summary>
    private static SafetyReferral Whoever { get; } = new()
    {
        Who = ["physiotherapist", "doctor"],
        Why = "your situation needs somebody who can examine you",
        When = "before you begin",
        Text = "Please ask a physiotherapist or doctor before you begin: your situation needs somebody who can examine you.",
        References = [],
    };

    private static Routine Refuse(RoutineRequest? request, SafetyReferral referral, string named) => new()
    {
        Status = RoutineStatus.Declined,
        Level = SafetyLevel.Professional,
        Request = request,
        Lead = $"{named}I would rather not give you exercises with times for that: somebody who knows your situation should choose them with you.",
        Notes = [RoutineNote.Ours("You can still ask me what the five sources say in general; that is not made for your situation.")],
        Said = ["professional first", "no doses", "general information"],
        Referral = referral,
    };

    private static SafetyReferral From(Limit limit) => new() { Who = limit.Who, Why = limit.Why, When = limit.When, Text = Text(limit), References = limit.References };

    private static string Text(Limit limit) =>
        $"Please ask {Article(limit.Who[0])}{string.Concat(limit.Who.Skip(1).Select(who => $" or {Article(who)}"))}, {limit.When}: {limit.Why}. {limit.Net}".TrimEnd();

    private static string Article(string who) =>
        who.StartsWith("the ", StringComparison.Ordinal) || who.StartsWith("your ", StringComparison.Ordinal) ? who
        : "aeiou".Contains(who[0], StringComparison.OrdinalIgnoreCase) ? $"an {who}" : $"a {who}";
}

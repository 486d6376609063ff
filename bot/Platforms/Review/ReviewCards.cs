using System.Globalization;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;
using PsoasBot.Safety;

namespace PsoasBot.Platforms;

/// <summary>Lays a case out as a card. The buttons carry the case's version, so that a decision made on an old card is recognised.</summary>
internal static class ReviewCards
{
    public static ReviewCard From(CaseFile file, DateTimeOffset now)
    {
        var about = file.Case;
        return new ReviewCard
        {
            QuestionId = about.QuestionId,
            Version = about.Version,
            IsAlert = IsAlert(file),
            Title = Title(file),
            State = State(about, now),
            Moderator = about.DecidedBy ?? about.HolderAt(now),
            Question = file.Question,
            Answer = (about.Replacement ?? file.Answer).Text,
            Flags = [.. file.Flags.Select(Flag)],
            Reason = about.Reason,
            IsSettled = about.IsDecided,
            Step = about.HolderAt(now) is null && about.State == ReviewState.Claimed ? ReviewState.Open : about.State,
            Buttons = Buttons(about, now),
        };
    }

    /// <summary>What is left of a card when the member had everything deleted, or the retention time is over.</summary>
    public static ReviewCard Gone(string questionId) => new()
    {
        QuestionId = questionId,
        Version = 0,
        IsAlert = false,
        IsSettled = true,
        Step = ReviewState.Approved,
        Title = "This case was deleted",
        State = "its question is no longer kept",
        Question = "",
        Answer = "",
    };

    /// <summary>What made the bot answer so, for "Why?".</summary>
    public static TextCard Why(CaseFile file)
    {
        var receipt = file.Answer.Receipt;
        List<TextPart> parts = [];
        if (receipt.Decision is { } decision) parts.Add(new TextPart("Decision", decision));
        parts.AddRange(receipt.Findings.Select(finding => new TextPart($"Rule {finding.Rule} ({finding.Level})", $"{finding.Situation}. Words: {finding.Words}. References: {string.Join(", ", finding.References)}")));
        if (receipt.Considered.Count > 0)
            parts.Add(new TextPart("Statements considered", string.Join("\n", receipt.Considered.Take(10).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Id} ({each.Score:0.00})")))));
        parts.Add(new TextPart("Knowledge", string.Create(CultureInfo.InvariantCulture, $"version {receipt.KnowledgeVersion}, {receipt.Elapsed.TotalMilliseconds:0.0} ms")));
        return new TextCard("Why this answer") { Parts = parts };
    }

    private static bool IsAlert(CaseFile file) =>
        file.Answer.Level >= SafetyLevel.Emergency || file.Flags.Any(flag => flag.Kind is FlagKinds.Emergency or FlagKinds.Crisis);

    private static string Title(CaseFile file) => file switch
    {
        _ when file.Answer.Level == SafetyLevel.Crisis || Has(file, FlagKinds.Crisis) => "Alert: somebody may be in a crisis",
        _ when file.Answer.Level == SafetyLevel.Emergency || Has(file, FlagKinds.Emergency) => "Alert: somebody may have an emergency",
        _ when file.Case.Held is not null && !file.Case.IsDecided => "An answer waits for approval",
        _ => "An answer was flagged",
    };

    private static bool Has(CaseFile file, string kind) => file.Flags.Any(flag => flag.Kind == kind);

    private static string Flag(CaseFlag flag) => flag.Reason is { Length: > 0 } reason ? $"{flag.Kind}: {reason}" : flag.Kind;

    private static string State(ReviewCase about, DateTimeOffset now) => about switch
    {
        { State: ReviewState.Approved, DecidedAt: { } at } => $"approved on {Date(at)}",
        { State: ReviewState.Corrected, DecidedAt: { } at } => $"corrected on {Date(at)}",
        { State: ReviewState.Retracted, DecidedAt: { } at } => $"retracted on {Date(at)}",
        _ when about.HolderAt(now) is not null => $"claimed until {Date(about.ClaimedUntil!.Value)}",
        _ => $"waits since {Date(about.OpenedAt)}",
    };

    private static string Date(DateTimeOffset moment) => moment.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static IReadOnlyList<CardButton> Buttons(ReviewCase about, DateTimeOffset now)
    {
        var why = Button(ActionVerb.Why, "Why?");
        if (about.IsDecided) return [Button(ActionVerb.Reopen, "Reopen"), why];
        if (about.HolderAt(now) is null) return [Button(ActionVerb.Claim, "Claim", ButtonLook.Main), why];
        return
        [
            Button(ActionVerb.Approve, "Approve", ButtonLook.Good), Button(ActionVerb.Correct, "Correct", ButtonLook.Main),
            Button(ActionVerb.Retract, "Retract", ButtonLook.Danger), Button(ActionVerb.Release, "Release"), why,
        ];

        CardButton Button(ActionVerb verb, string label, ButtonLook look = ButtonLook.Plain) => new(new ActionId(verb, about.QuestionId, about.Version), label, look);
    }
}

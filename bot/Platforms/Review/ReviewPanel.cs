using System.Globalization;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms;

/// <summary>Review on a chat platform: the commands and buttons of moderators, over <see cref="ReviewDesk"/>.</summary>
internal sealed class ReviewPanel(ReviewDesk desk, TimeProvider time)
{
    private const int MostShown = 15;
    private const string NoCase = "There is no such case in this community.";

    public async ValueTask<ActionReply> CommandAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(call.Caller.Role, ReviewAction.View)) return ActionReply.Line(ReviewRules.NotAllowed);
        if (call.Verb == "case") return await ShowAsync((call["id"] ?? "").Trim(), call.Caller, cancellationToken);
        return call.Verb switch
        {
            "stats" => new ActionReply.Show(Stats(await desk.CountsAsync(call.Caller.AsReviewer, cancellationToken))),
            "queue" => new ActionReply.Show(await QueueAsync(call.Caller, cancellationToken)),
            _ => await NextAsync(call.Caller, cancellationToken),
        };
    }

    public async ValueTask<ActionReply> PressAsync(ActionId id, Caller who, CancellationToken cancellationToken)
    {
        if (id.Verb is ActionVerb.Correct or ActionVerb.Retract or ActionVerb.Why or ActionVerb.Case)
        {
            if (await desk.OpenAsync(id.Subject, who.AsReviewer, cancellationToken) is not { } file) return ActionReply.Line(NoCase);
            return id.Verb switch
            {
                ActionVerb.Correct => new ActionReply.Ask(CorrectionForm.For(id, file)),
                ActionVerb.Retract => new ActionReply.Ask(new Form(id, "Take this answer back", [new FormField(ActionDesk.Reason, "Why? It stays in the trail")])),
                ActionVerb.Why => new ActionReply.Show(ReviewCards.Why(file)),
                _ => new ActionReply.Case(ReviewCards.From(file, time.GetUtcNow()), null),
            };
        }
        ReviewCommand? command = id.Verb switch
        {
            ActionVerb.Claim => new ReviewCommand.Claim(id.Version),
            ActionVerb.Release => new ReviewCommand.Release(id.Version),
            ActionVerb.Approve => new ReviewCommand.Approve(id.Version),
            ActionVerb.Reopen => new ReviewCommand.Reopen(id.Version),
            _ => null,
        };
        return command is null ? ActionReply.Line(NoCase) : await ActAsync(id, who, command, cancellationToken);
    }

    public async ValueTask<ActionReply> SubmitAsync(ActionId id, IReadOnlyDictionary<string, string> values, Caller who, CancellationToken cancellationToken)
    {
        var reason = values.GetValueOrDefault(ActionDesk.Reason, "").Trim();
        return id.Verb switch
        {
            ActionVerb.Correct => await ActAsync(id, who, new ReviewCommand.Correct(id.Version, CorrectionForm.Read(values)) { Reason = reason }, cancellationToken),
            ActionVerb.Retract => await ActAsync(id, who, new ReviewCommand.Retract(id.Version) { Reason = reason }, cancellationToken),
            _ => ActionReply.Line(NoCase),
        };
    }

    private async ValueTask<ActionReply> ActAsync(ActionId id, Caller who, ReviewCommand command, CancellationToken cancellationToken) =>
        await desk.ActAsync(id.Subject, who.AsReviewer, command, cancellationToken) switch
        {
            ReviewOutcome.Done => await ShowAsync(id.Subject, who, cancellationToken, Said(command)),
            ReviewOutcome.TooLate => await ShowAsync(id.Subject, who, cancellationToken, "Somebody else was faster. This is how the case stands now."),
            ReviewOutcome.Refused refused => ActionReply.Line(refused.Why),
            ReviewOutcome.Unsound unsound => new ActionReply.Again(new TextCard("The correction cannot be published yet") { Parts = [.. unsound.Problems.Select(problem => new TextPart(null, problem))] }),
            _ => ActionReply.Line(NoCase),
        };

    private async ValueTask<ActionReply> ShowAsync(string questionId, Caller who, CancellationToken cancellationToken, string? note = null) =>
        await desk.OpenAsync(questionId, who.AsReviewer, cancellationToken) is { } file
            ? new ActionReply.Case(ReviewCards.From(file, time.GetUtcNow()), note)
            : ActionReply.Line(NoCase);

    private static string Said(ReviewCommand command) => command switch
    {
        ReviewCommand.Claim => "The case is yours.",
        ReviewCommand.Release => "The case is free again.",
        ReviewCommand.Approve => "Approved.",
        ReviewCommand.Correct => "Corrected. The published message changes in a moment.",
        ReviewCommand.Retract => "Taken back. The published message changes in a moment.",
        _ => "Reopened.",
    };

    private async ValueTask<ActionReply> NextAsync(Caller who, CancellationToken cancellationToken)
    {
        var (cases, _) = await desk.QueueAsync(who.AsReviewer, new QueueFilter { Scope = QueueScope.Free, Limit = 1 }, cancellationToken);
        return cases is [var first] ? await ShowAsync(first.Case.QuestionId, who, cancellationToken) : ActionReply.Line("No case waits.");
    }

    private async ValueTask<TextCard> QueueAsync(Caller who, CancellationToken cancellationToken)
    {
        var (cases, all) = await desk.QueueAsync(who.AsReviewer, new QueueFilter { Limit = MostShown }, cancellationToken);
        if (cases.Count == 0) return TextCard.Line("No case waits.");
        return new TextCard(Counted(all, "case waits", "cases wait"))
        {
            Buttons = [.. cases.Take(5).Select(each => new CardButton(new ActionId(ActionVerb.Case, each.Case.QuestionId), $"Case {each.Case.QuestionId[..Math.Min(6, each.Case.QuestionId.Length)]}"))],
            Parts = [.. cases.Select(each => new TextPart($"{string.Join(", ", each.Flags)} · {each.Case.QuestionId}", TextCut.Short(each.Question, 150)))],
        };
    }

    private static string Counted(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static TextCard Stats(IReadOnlyDictionary<ReviewState, int> counts) => new("Review in this community")
    {
        Parts = [.. counts.OrderBy(pair => pair.Key).Select(pair => Figure(pair.Key.ToString(), pair.Value)), Figure("All", counts.Values.Sum())],
    };

    private static TextPart Figure(string name, int number) => new(name, number.ToString(CultureInfo.InvariantCulture));
}

using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms.Local;

/// <summary><c>POST /api/flags</c> and <c>POST /api/votes</c>: what members of the page think of an answer.</summary>
internal static class FlagEndpoints
{
    public static void MapFlags(this WebApplication app)
    {
        app.MapPost("/api/flags", context => HandleAsync(context, async (feedback, who, request) =>
            await feedback.FlagAsync(request.QuestionId!, who, request.Reason ?? "", context.RequestAborted)));
        app.MapPost("/api/votes", context => HandleAsync(context, async (feedback, who, request) =>
            await feedback.VoteAsync(request.QuestionId!, who, request.IsUp, context.RequestAborted)));
    }

    private static async Task HandleAsync(HttpContext context, Func<Feedback, Reviewer, FlagRequest, ValueTask<(ReviewOutcome? Outcome, string Says)>> handle)
    {
        var request = await PageRequests.ReadAsync(context, PageJson.Default.FlagRequest);
        if (PageSessions.MemberOf(context) is not { } member || request?.QuestionId is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var feedback = new Feedback(context.RequestServices.GetRequiredService<ReviewDesk>(), context.RequestServices.GetService<MessageScreen>());
        var (outcome, says) = await handle(feedback, new Reviewer(member, CommunityRole.Member, "local", "local"), request);
        context.Response.StatusCode = outcome switch
        {
            ReviewOutcome.Refused => StatusCodes.Status422UnprocessableEntity,
            ReviewOutcome.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status202Accepted,
        };
        await context.Response.WriteAsJsonAsync(new AskReply(null, says), PageJson.Default.AskReply, cancellationToken: context.RequestAborted);
    }
}

/// <summary>A member's word on an answer: a flag with its reason, or a thumb.</summary>
internal sealed record FlagRequest(string? QuestionId, string? Reason, bool IsUp);

using System.Text.Json;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms.Local;

/// <summary><c>POST /api/flags</c> and <c>POST /api/votes</c>: what members of the page think of an answer.</summary>
internal static class FlagEndpoints
{
    public static void MapFlags(this WebApplication app)
    {
        app.MapPost("/api/flags", context => HandleAsync(context, async (desk, who, request) =>
            await desk.FlagAsync(request.QuestionId!, who, request.Reason ?? "", context.RequestAborted)));
        app.MapPost("/api/votes", context => HandleAsync(context, async (desk, who, request) =>
            await desk.VoteAsync(request.QuestionId!, who, request.IsUp, context.RequestAborted)));
    }

    private static async Task HandleAsync(HttpContext context, Func<ReviewDesk, Reviewer, FlagRequest, ValueTask<ReviewOutcome?>> handle)
    {
        var request = await ReadAsync(context);
        if (PageSessions.MemberOf(context) is not { } member || request?.QuestionId is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var outcome = await handle(context.RequestServices.GetRequiredService<ReviewDesk>(), new Reviewer(member, CommunityRole.Member, "local", "local"), request);
        context.Response.StatusCode = outcome switch
        {
            ReviewOutcome.Refused => StatusCodes.Status422UnprocessableEntity,
            ReviewOutcome.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status202Accepted,
        };
        if (outcome is ReviewOutcome.Refused refused) await context.Response.WriteAsync(refused.Why, context.RequestAborted);
    }

    private static async Task<FlagRequest?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType()) return null;
        try
        {
            return await context.Request.ReadFromJsonAsync(PageJson.Default.FlagRequest, context.RequestAborted);
        }
        catch (Exception ex) when (ex is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }
}

/// <summary>A member's word on an answer: a flag with its reason, or a thumb.</summary>
internal sealed record FlagRequest(string? QuestionId, string? Reason, bool IsUp);

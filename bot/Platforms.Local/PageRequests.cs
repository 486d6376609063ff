using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PsoasBot.Conversations;

namespace PsoasBot.Platforms.Local;

/// <summary>What the page sends is read and answered in one way, wherever it goes.</summary>
internal static class PageRequests
{
    /// <summary>Null where the body is no JSON, or not what was expected.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) where T : class
    {
        if (!context.Request.HasJsonContentType()) return null;
        try
        {
            return await context.Request.ReadFromJsonAsync(type, context.RequestAborted);
        }
        catch (Exception problem) when (problem is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The page's own id of something that it asked.</summary>
    public static bool IsId(string? text) => text?.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public static Task AnswerAsync(HttpContext context, Acceptance acceptance) => acceptance switch
    {
        Acceptance.Accepted accepted => ReplyAsync(context, StatusCodes.Status202Accepted, null, accepted.QuestionId),
        Acceptance.Duplicate duplicate => ReplyAsync(context, StatusCodes.Status200OK, null, duplicate.QuestionId),
        Acceptance.Refused refused => ReplyAsync(context, StatusCodes.Status422UnprocessableEntity, refused.Reply),
        _ => throw new InvalidOperationException($"There is no reply for {acceptance}."),
    };

    public static Task ReplyAsync(HttpContext context, int status, string? reply, string? questionId = null)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new AskReply(questionId, reply), PageJson.Default.AskReply, cancellationToken: context.RequestAborted);
    }
}

using System.Globalization;
using System.Text.Json;
using PsoasBot.Conversations;
using PsoasBot.Platforms.Local.Desk;

namespace PsoasBot.Platforms.Local;

/// <summary>The page's addresses: its files, <c>POST /api/questions</c>, and the stream of answers <c>GET /api/messages</c>.</summary>
internal static class LocalEndpoints
{
    public static void MapLocalPage(this WebApplication app)
    {
        app.UseMiddleware<LocalOnly>();
        var files = app.Services.GetRequiredService<PageFiles>();
        app.MapGet("/", context =>
        {
            PageSessions.EnsureCookie(context);
            return files.SendAsync(context, "index.html");
        });
        foreach (var name in files.Names)
            app.MapGet($"/{name}", context => files.SendAsync(context, name));
        app.MapDesk();
        app.MapFlags();
        app.MapPost("/api/questions", AskAsync);
        app.MapGet("/api/messages", StreamAsync);
        app.MapRoutinePage();
    }

    private static async Task AskAsync(HttpContext context)
    {
        if (PageSessions.MemberOf(context) is not { } member)
            await ReplyAsync(context, StatusCodes.Status401Unauthorized, "Your session has ended. Please reload the page.");
        else if (await ReadAsync(context) is not { IsSound: true } request)
            await ReplyAsync(context, StatusCodes.Status400BadRequest, "That request could not be read. Please reload the page and ask again.");
        else
            await AnswerAsync(context, await context.RequestServices.GetRequiredService<LocalPlatform>().AskAsync(member, request, LocaleOf(context.Request), context.RequestAborted));
    }

    private static Task AnswerAsync(HttpContext context, Acceptance acceptance) => acceptance switch
    {
        Acceptance.Accepted accepted => ReplyAsync(context, StatusCodes.Status202Accepted, null, accepted.QuestionId),
        Acceptance.Duplicate duplicate => ReplyAsync(context, StatusCodes.Status200OK, null, duplicate.QuestionId),
        Acceptance.Refused refused => ReplyAsync(context, StatusCodes.Status422UnprocessableEntity, refused.Reply),
        _ => throw new InvalidOperationException($"There is no reply for {acceptance}."),
    };

    private static async Task StreamAsync(HttpContext context)
    {
        if (PageSessions.MemberOf(context) is not { } member)
        {
            // 204 tells an event source to stop trying.
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var after = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0;
        try
        {
            var session = await context.RequestServices.GetRequiredService<LocalPlatform>().OpenAsync(member, either.Token);
            await TypedResults.ServerSentEvents(session.ReadAsync(after, either.Token)).ExecuteAsync(context);
        }
        catch (StoreUnavailableException) when (!context.Response.HasStarted)
        {
            // An error would make the page give up; a stream that ends at once makes it come back.
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("retry: 2000\n\n", context.RequestAborted);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The page was closed, or the host stops: either way the stream has ended as it should.
        }
    }

    private static async Task<AskRequest?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType()) return null;
        try
        {
            return await context.Request.ReadFromJsonAsync(PageJson.Default.AskRequest, context.RequestAborted);
        }
        catch (Exception ex) when (ex is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static Task ReplyAsync(HttpContext context, int status, string? reply, string? questionId = null)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new AskReply(questionId, reply), PageJson.Default.AskReply, cancellationToken: context.RequestAborted);
    }

    /// <summary>The browser's first language ("en-GB"), for the phone numbers of its country.</summary>
    internal static string? LocaleOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault()?.Value.Value is { Length: > 1 and <= 35 } locale ? locale : null;
}

using System.Globalization;
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
            await PageRequests.ReplyAsync(context, StatusCodes.Status401Unauthorized, "Your session has ended. Please reload the page.");
        else if (await PageRequests.ReadAsync(context, PageJson.Default.AskRequest) is not { IsSound: true } request)
            await PageRequests.ReplyAsync(context, StatusCodes.Status400BadRequest, "That request could not be read. Please reload the page and ask again.");
        else
            await PageRequests.AnswerAsync(context, await context.RequestServices.GetRequiredService<LocalPlatform>().AskAsync(member, request, LocaleOf(context.Request), context.RequestAborted));
    }

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
            var page = context.RequestServices.GetRequiredService<LocalPlatform>();
            var session = await page.OpenAsync(member, either.Token);
            await TypedResults.ServerSentEvents(session.ReadAsync(after, token => page.LookAsync(member, session, token), either.Token)).ExecuteAsync(context);
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

    /// <summary>The browser's first language ("en-GB"), for the phone numbers of its country.</summary>
    internal static string? LocaleOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault()?.Value.Value is { Length: > 1 and <= 35 } locale ? locale : null;
}

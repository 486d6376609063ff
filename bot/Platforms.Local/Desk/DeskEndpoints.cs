using PsoasBot.Moderation;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Likeness;
using PsoasBot.Moderation.Review;
using PsoasBot.Moderation.Stats;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>The desk's addresses. Whoever has no session sees the sign-in and nothing else; every form carries its session's key.</summary>
internal static class DeskEndpoints
{
    private const string Policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const int MostDeclined = 100;

    public static void MapDesk(this WebApplication app)
    {
        app.MapGet("/desk", context => GuardedAsync(context, QueueAsync));
        app.MapGet("/desk/stats", context => GuardedAsync(context, StatsAsync));
        app.MapGet("/desk/start/{id}", context => GuardedAsync(context, StartAsync));
        app.MapGet("/desk/export.csv", context => GuardedAsync(context, DeskExport.WriteCsvAsync));
        app.MapGet("/desk/export.json", context => GuardedAsync(context, DeskExport.WriteAsync));
        app.MapGet("/desk/case/{id}", context => GuardedAsync(context, (each, session) => ShowAsync(each, session, notice: null)));
        app.MapPost("/desk/case/{id}/{action}", context => GuardedAsync(context, ActAsync));
        app.MapPost("/desk/sign-in", SignInAsync);
        app.MapPost("/desk/sign-out", context => GuardedAsync(context, SignOutAsync));
    }

    internal static Task SendAsync(HttpContext context, string title, DeskSession? session, Markup body, int status = StatusCodes.Status200OK)
    {
        Secure(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(DeskPages.Frame(title, session, body).Html, context.RequestAborted);
    }

    private static async Task GuardedAsync(HttpContext context, Func<HttpContext, DeskSession, Task> handle)
    {
        var access = context.RequestServices.GetRequiredService<DeskAccess>();
        if (access.Of(context) is not { } session)
            await SendAsync(context, "Sign in", null, DeskPages.SignIn(null, access.HasToken), StatusCodes.Status401Unauthorized);
        else if (HttpMethods.IsPost(context.Request.Method) && !DeskAccess.IsOwnForm(session, await context.Request.ReadFormAsync(context.RequestAborted)))
            await SendAsync(context, "Not from this desk", session, DeskPages.Problem("This form was not made for your session. Go back, reload the page and try again."), StatusCodes.Status400BadRequest);
        else
            await handle(context, session);
    }

    private static async Task SignInAsync(HttpContext context)
    {
        var access = context.RequestServices.GetRequiredService<DeskAccess>();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (access.SignIn(context, form["token"], form["name"]) is not null)
            Redirect(context, "/desk");
        else
            await SendAsync(context, "Sign in", null, DeskPages.SignIn(access.TooManyFailures ? "Too many attempts. Wait a minute." : "That is not the token.", access.HasToken), StatusCodes.Status403Forbidden);
    }

    private static Task SignOutAsync(HttpContext context, DeskSession session)
    {
        context.RequestServices.GetRequiredService<DeskAccess>().SignOut(context);
        Redirect(context, "/desk");
        return Task.CompletedTask;
    }

    private static async Task QueueAsync(HttpContext context, DeskSession session)
    {
        var view = QueueView.Of(context.Request.Query);
        var (cases, all) = await Service<ReviewDesk>(context).QueueAsync(session.Who, view.Filter, context.RequestAborted);
        await SendAsync(context, "Queue", session, QueuePage.Write(cases, all, view, Now(context)));
    }

    private static async Task StatsAsync(HttpContext context, DeskSession session)
    {
        var declined = await DeclinedAsync(context);
        var curated = await Service<ICuratedStore>(context).ActiveAsync(context.RequestAborted);
        var card = await Service<IReviewStats>(context).ScorecardAsync(Since(context), context.RequestAborted);
        await SendAsync(context, "Figures", session, FiguresPage.Write(card, declined, curated, DateOnly.FromDateTime(Now(context).UtcDateTime)));
    }

    private static async Task StartAsync(HttpContext context, DeskSession session)
    {
        if ((await DeclinedAsync(context)).FirstOrDefault(group => group.Any(question => question.QuestionId == Id(context))) is { } group)
            await SendAsync(context, "Start a statement or a note", session, StartPage.Write(group));
        else
            await SendAsync(context, "No such question", session, DeskPages.Problem("There is no such question among those that were not answered."), StatusCodes.Status404NotFound);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<DeclinedQuestion>>> DeclinedAsync(HttpContext context) =>
        QuestionGroups.Of(await Service<IReviewStats>(context).DeclinedAsync(Since(context), MostDeclined, context.RequestAborted), Service<QuestionSimilarity>(context));

    private static DateTimeOffset Since(HttpContext context) => Now(context) - TimeSpan.FromDays(30);

    private static async Task ShowAsync(HttpContext context, DeskSession session, CaseNotice? notice)
    {
        var desk = Service<ReviewDesk>(context);
        if (await desk.OpenAsync(Id(context), session.Who, context.RequestAborted) is not { } file)
        {
            await SendAsync(context, "No such case", session, DeskPages.Problem("There is no case under this address."), StatusCodes.Status404NotFound);
            return;
        }
        var trail = await desk.TrailAsync(Id(context), session.Who, context.RequestAborted);
        var page = CasePage.Write(file, trail, session, Service<CorrectionWriter>(context), Now(context), notice);
        await SendAsync(context, "Case", session, page, notice?.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task ActAsync(HttpContext context, DeskSession session)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (context.Request.RouteValues["action"] is "preview")
        {
            await LivePreviewAsync(context, session, DeskForms.Draft(form));
            return;
        }
        if (DeskForms.Command(context.Request.RouteValues["action"] as string, form) is not { } command)
        {
            await ShowAsync(context, session, new CaseNotice("The desk does not know this action."));
            return;
        }
        var draft = (command as ReviewCommand.Correct)?.Draft;
        if (draft is not null && form.ContainsKey("preview")) await PreviewAsync(context, session, draft);
        else await FinishAsync(context, session, draft, await Service<ReviewDesk>(context).ActAsync(Id(context), session.Who, command, context.RequestAborted));
    }

    private static async Task PreviewAsync(HttpContext context, DeskSession session, CorrectionDraft draft)
    {
        var (problems, preview) = await ReadAsync(context, session, draft);
        await ShowAsync(context, session, new CaseNotice(problems.Count > 0 ? string.Join(' ', problems) : null, draft, preview));
    }

    /// <summary>The preview while a moderator writes: what is wrong, else the text as members would read it.</summary>
    private static async Task LivePreviewAsync(HttpContext context, DeskSession session, CorrectionDraft draft)
    {
        var (problems, preview) = await ReadAsync(context, session, draft);
        Secure(context);
        await context.Response.WriteAsJsonAsync(new LivePreview(problems, preview), PageJson.Default.LivePreview, cancellationToken: context.RequestAborted);
    }

    private static async Task<(IReadOnlyList<string> Problems, string? Text)> ReadAsync(HttpContext context, DeskSession session, CorrectionDraft draft)
    {
        var corrections = Service<CorrectionWriter>(context);
        var problems = corrections.Check(draft);
        var file = await Service<ReviewDesk>(context).OpenAsync(Id(context), session.Who, context.RequestAborted);
        return (problems, problems.Count > 0 || file is null ? null : corrections.Write(draft, file.Answer, Notices.Date(Now(context))).Text);
    }

    private static Task FinishAsync(HttpContext context, DeskSession session, CorrectionDraft? draft, ReviewOutcome outcome)
    {
        switch (outcome)
        {
            case ReviewOutcome.Done:
                Redirect(context, $"/desk/case/{Id(context)}");
                return Task.CompletedTask;
            case ReviewOutcome.TooLate:
                return ShowAsync(context, session, new CaseNotice("Another moderator changed this case first. This is how it stands now.", draft));
            case ReviewOutcome.Refused refused:
                return ShowAsync(context, session, new CaseNotice(refused.Why, draft));
            case ReviewOutcome.Unsound unsound:
                return ShowAsync(context, session, new CaseNotice(string.Join(' ', unsound.Problems), draft));
            default:
                return ShowAsync(context, session, notice: null);
        }
    }

    private static void Redirect(HttpContext context, string address)
    {
        Secure(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    /// <summary>Forms are allowed to this site alone, and its own pages may see where a request came from: a browser names no origin otherwise.</summary>
    private static void Secure(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        context.Response.Headers.CacheControl = "no-store";
    }

    private static string Id(HttpContext context) => context.Request.RouteValues["id"] as string ?? "";

    private static DateTimeOffset Now(HttpContext context) => Service<TimeProvider>(context).GetUtcNow();

    private static T Service<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}

using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Conversations;
using PsoasBot.Conversations.CheckIns;
using PsoasBot.Conversations.Retention;
using PsoasBot.Routines;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Platforms.Local;

/// <summary>
/// The routine page: <c>GET /routine</c>, what can be chosen, the drawings, <c>POST /api/routines</c> (the routine arrives on the stream of
/// messages like any answer) and <c>POST /api/check-ins</c>, which keeps a check-in that the member has agreed to keep.
/// </summary>
internal static class RoutineEndpoints
{
    private const string Local = "local";

    public static void MapRoutinePage(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<PageFiles>();
        app.MapGet("/routine", context =>
        {
            PageSessions.EnsureCookie(context);
            return files.SendAsync(context, "routine.html");
        });
        app.MapGet("/api/routines/choices", ChoicesAsync);
        app.MapGet("/pictures/{exercise}.svg", PictureAsync);
        app.MapPost("/api/routines", AskAsync);
        app.MapPost("/api/check-ins", CheckInAsync);
    }

    private static Task ChoicesAsync(HttpContext context)
    {
        var choices = new RoutineChoices(
            RoutineRequestReader.Goals,
            context.RequestServices.GetRequiredService<RoutineBuilder>().Choices,
            Enum.GetValues<Feeling>().ToDictionary(feeling => feeling.ToString().ToLowerInvariant(), CheckInReplies.For, StringComparer.Ordinal));
        return context.Response.WriteAsJsonAsync(choices, RoutinePageJson.Default.RoutineChoices, cancellationToken: context.RequestAborted);
    }

    private static Task PictureAsync(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<ExercisePictures>().Svg($"{context.GetRouteValue("exercise")}") is not { } svg)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        // A drawing brings its own colours and can load nothing.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "image/svg+xml";
        return context.Response.Body.WriteAsync(svg, context.RequestAborted).AsTask();
    }

    private static async Task AskAsync(HttpContext context)
    {
        if (PageSessions.MemberOf(context) is not { } member)
            await PageRequests.ReplyAsync(context, StatusCodes.Status401Unauthorized, "Your session has ended. Please reload the page.");
        else if (await PageRequests.ReadAsync(context, RoutinePageJson.Default.RoutineAsk) is not { Request.ValueKind: JsonValueKind.Object } asked || !PageRequests.IsId(asked.Ask))
            await PageRequests.ReplyAsync(context, StatusCodes.Status400BadRequest, "That request could not be read. Please reload the page and try again.");
        else
            await PageRequests.AnswerAsync(context, await context.RequestServices.GetRequiredService<LocalPlatform>().AcceptAsync(MessageFrom(context, member, asked), context.RequestAborted));
    }

    private static IncomingMessage MessageFrom(HttpContext context, string member, RoutineAsk asked) => new()
    {
        Event = new EventKey(Local, Local, $"{member}:{asked.Ask}"),
        Conversation = new ConversationKey(Local, Local, member, $"routine-{asked.Ask}"),
        MemberId = member,
        Kind = MessageKind.Routine,
        Text = asked.Request.GetRawText(),
        Locale = LocalEndpoints.LocaleOf(context.Request),
        IsPrivate = true,
        ReceivedAt = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        ReplyHandle = asked.Ask,
    };

    /// <summary>Without the member's consent nothing is kept; the page does not even send it then.</summary>
    private static async Task CheckInAsync(HttpContext context)
    {
        if (PageSessions.MemberOf(context) is not { } member)
            await PageRequests.ReplyAsync(context, StatusCodes.Status401Unauthorized, "Your session has ended. Please reload the page.");
        else if (await PageRequests.ReadAsync(context, RoutinePageJson.Default.CheckInAsk) is not { Routine: { } routine, Feeling: { } feeling } asked)
            await PageRequests.ReplyAsync(context, StatusCodes.Status400BadRequest, "That could not be read. Please choose easier, same or worse.");
        else if (asked.Consent && !await KeepAsync(context, member, routine, feeling))
            await PageRequests.ReplyAsync(context, StatusCodes.Status404NotFound, "There is no such routine of yours.");
        else
            await PageRequests.ReplyAsync(context, StatusCodes.Status200OK, CheckInReplies.For(feeling));
    }

    private static ValueTask<bool> KeepAsync(HttpContext context, string member, string routine, Feeling feeling) =>
        context.RequestServices.GetRequiredService<ICheckIns>().KeepAsync(
            new CheckIn(new MemberKey(Local, Local, member), routine, feeling, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()), context.RequestAborted);
}

/// <summary>What the form offers, and what a check-in is answered with.</summary>
internal sealed record RoutineChoices(IReadOnlyList<string> Goals, IReadOnlyList<LimitChoice> Limits, IReadOnlyDictionary<string, string> CheckIn);

/// <summary>The page's own id of the request, and the request.</summary>
internal sealed record RoutineAsk(string? Ask, JsonElement Request);

internal sealed record CheckInAsk(string? Routine, Feeling? Feeling, bool Consent);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RoutineChoices))]
[JsonSerializable(typeof(RoutineAsk))]
[JsonSerializable(typeof(CheckInAsk))]
internal sealed partial class RoutinePageJson : JsonSerializerContext;

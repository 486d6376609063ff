using System.Globalization;
using System.Text.Json;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary><c>GET /desk/export.json</c>: every case with its flags and trail. <c>GET /desk/export.csv</c>: one line a case.</summary>
internal static class DeskExport
{
    public static async Task WriteAsync(HttpContext context, DeskSession session)
    {
        if (!Permissions.Allows(session.Who.Role, ReviewAction.Export))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentDisposition = "attachment; filename=psoasbot-review.json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await WriteAsync(json, context.RequestServices.GetRequiredService<ReviewDesk>(), session.Who, context.RequestAborted);
    }

    public static async Task WriteCsvAsync(HttpContext context, DeskSession session)
    {
        if (!Permissions.Allows(session.Who.Role, ReviewAction.Export))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=psoasbot-review.csv";
        await context.Response.WriteAsync("id,question,level,state,opened,flags,decided by,decided,reason\r\n", context.RequestAborted);
        await foreach (var each in context.RequestServices.GetRequiredService<ReviewDesk>().AllAsync(session.Who, context.RequestAborted))
        {
            string?[] cells =
            [
                each.Case.QuestionId, each.Question, each.Level, each.Case.State.ToString(), Moment(each.Case.OpenedAt), string.Join(' ', each.Flags), each.Case.DecidedBy,
                each.Case.DecidedAt is { } decided ? Moment(decided) : null, each.Case.Reason,
            ];
            await context.Response.WriteAsync($"{string.Join(',', cells.Select(Cell))}\r\n", context.RequestAborted);
        }
    }

    private static string Moment(DateTimeOffset moment) => moment.ToString("u", CultureInfo.InvariantCulture);

    /// <summary>Quoted after RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    private static string Cell(string? text)
    {
        var safe = text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text ?? "";
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static async Task WriteAsync(Utf8JsonWriter json, ReviewDesk desk, Reviewer who, CancellationToken cancellationToken)
    {
        json.WriteStartArray();
        await foreach (var each in desk.AllAsync(who, cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("id", each.Case.QuestionId);
            json.WriteString("question", each.Question);
            json.WriteString("level", each.Level);
            json.WriteString("state", each.Case.State.ToString());
            json.WriteString("opened", each.Case.OpenedAt);
            json.WriteString("flags", string.Join(", ", each.Flags));
            json.WriteStartArray("trail");
            foreach (var entry in await desk.TrailAsync(each.Case.QuestionId, who, cancellationToken)) Write(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        await json.FlushAsync(cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("at", entry.At);
        json.WriteString("actor", entry.Actor);
        json.WriteString("action", entry.Action);
        json.WriteString("outcome", entry.Outcome);
        json.WriteString("reason", entry.Reason);
        json.WriteEndObject();
    }
}

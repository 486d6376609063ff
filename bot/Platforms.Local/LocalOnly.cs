using System.Collections.Frozen;

namespace PsoasBot.Platforms.Local;

/// <summary>
/// Keeps other web sites out. The Host header must name this machine (against DNS rebinding), a request from another site is
/// refused, and a request that changes something must carry this page's own Origin.
/// </summary>
internal sealed class LocalOnly(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenSet<string> Hosts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "localhost", "127.0.0.1", "[::1]");

    public Task InvokeAsync(HttpContext context)
    {
        AddHeaders(context.Response.Headers);
        if (Objection(context.Request) is not { } objection) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(objection);
    }

    private static string? Objection(HttpRequest request)
    {
        if (!Hosts.Contains(request.Host.Host)) return "This page can only be opened as localhost or 127.0.0.1.";
        // A link from another site may open the page itself; nothing else may be reached from there.
        if (!IsPage(request.Path) && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site") return "This request came from another site.";
        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return isReading || request.Headers.Origin == $"{request.Scheme}://{request.Host}" ? null : "This request did not come from the page.";
    }

    private static bool IsPage(PathString path) => path == "/" || path == "/routine";

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}

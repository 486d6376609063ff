using System.Collections.Frozen;
using System.Security.Cryptography;

namespace PsoasBot.Platforms.Local;

/// <summary>The page's files, built into the program, each with its media type and an entity tag.</summary>
internal sealed class PageFiles
{
    private readonly FrozenDictionary<string, PageFile> _files = new[]
    {
        Read("index.html", "text/html; charset=utf-8"),
        Read("page.css", "text/css; charset=utf-8"),
        Read("desk.css", "text/css; charset=utf-8"),
        Read("page.js", "text/javascript; charset=utf-8"),
        Read("card.js", "text/javascript; charset=utf-8"),
        Read("feedback.js", "text/javascript; charset=utf-8"),
        Read("desk.js", "text/javascript; charset=utf-8"),
        Read("icon.svg", "image/svg+xml"),
        Read("routine.html", "text/html; charset=utf-8"),
        Read("routine.css", "text/css; charset=utf-8"),
        Read("routine.js", "text/javascript; charset=utf-8"),
        Read("routine-card.js", "text/javascript; charset=utf-8"),
        Read("player.js", "text/javascript; charset=utf-8"),
    }.ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => _files.Keys;

    public Task SendAsync(HttpContext context, string name)
    {
        var file = _files[name];
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = file.Tag;
        if (context.Request.Headers.IfNoneMatch == file.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        context.Response.ContentType = file.MediaType;
        context.Response.ContentLength = file.Bytes.Length;
        return context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted).AsTask();
    }

    private static PageFile Read(string name, string mediaType)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"The page's file {name} is not part of the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new PageFile(name, mediaType, bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }

    private sealed record PageFile(string Name, string MediaType, byte[] Bytes, string Tag);
}

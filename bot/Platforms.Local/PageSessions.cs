using System.Security.Cryptography;
using System.Text;

namespace PsoasBot.Platforms.Local;

/// <summary>
/// Sessions by member id. The cookie is the only key to a session; its hash is the member id, so that nothing that is stored
/// or passed on would let anybody in.
/// </summary>
internal sealed class PageSessions(LocalPageOptions options, TimeProvider time)
{
    private const string Cookie = "psoasbot-session";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (PageSession Session, long Used)> _sessions = new(StringComparer.Ordinal);
    private long _uses;

    /// <summary>The member behind a request, or null where the page has not been opened yet.</summary>
    public static string? MemberOf(HttpContext context) =>
        context.Request.Cookies.TryGetValue(Cookie, out var secret) && IsSecret(secret) ? Hash(secret) : null;

    /// <summary>Gives the browser a session for as long as it stays open.</summary>
    public static void EnsureCookie(HttpContext context)
    {
        if (MemberOf(context) is not null) return;
        context.Response.Cookies.Append(Cookie, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
    }

    public PageSession Of(string member)
    {
        lock (_gate)
        {
            var session = _sessions.TryGetValue(member, out var known) ? known.Session : new PageSession(options, time);
            _sessions[member] = (session, ++_uses);
            if (_sessions.Count > options.Sessions) _sessions.Remove(_sessions.MinBy(pair => pair.Value.Used).Key);
            return session;
        }
    }

    private static bool IsSecret(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)))[..24];
}

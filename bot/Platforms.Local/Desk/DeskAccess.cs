using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms.Local.Desk;

/// <summary>
/// Lets moderators in: by the token from the environment variable PSOASBOT_DESK_TOKEN, or, where none is set, by a key that is printed at
/// start and works once. A session lives in memory for twelve hours; its cookie is out of reach of scripts and of other sites.
/// </summary>
internal sealed class DeskAccess(IConfiguration configuration, TimeProvider time)
{
    private const string Cookie = "psoasbot-desk";
    private const string Setting = "PSOASBOT_DESK_TOKEN";
    private const int MostFailures = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, DeskSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<DateTimeOffset> _failures = new();
    private string? _onceKey;

    public bool HasToken => !string.IsNullOrEmpty(configuration[Setting]);

    /// <summary>A new key that works once.</summary>
    public string MakeOnceKey() => _onceKey = Secret();

    public bool TooManyFailures
    {
        get
        {
            while (_failures.TryPeek(out var first) && time.GetUtcNow() - first > TimeSpan.FromMinutes(1)) _failures.TryDequeue(out _);
            return _failures.Count >= MostFailures;
        }
    }

    /// <summary>Opens a session for a token or a key; null where neither fits.</summary>
    public DeskSession? SignIn(HttpContext context, string? secret, string? name)
    {
        if (TooManyFailures || string.IsNullOrEmpty(secret) || !(Fits(secret, configuration[Setting]) || FitsOnce(secret)))
        {
            _failures.Enqueue(time.GetUtcNow());
            return null;
        }
        foreach (var (old, kept) in _sessions)
            if (kept.Until <= time.GetUtcNow()) _sessions.TryRemove(old, out _);
        var who = new Reviewer($"desk:{Name(name)}", CommunityRole.Admin, Platform: null, Community: null);
        var (id, session) = (Secret(), new DeskSession(who, Secret(), time.GetUtcNow() + Lifetime));
        _sessions[Hash(id)] = session;
        context.Response.Cookies.Append(Cookie, id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/desk", IsEssential = true, Secure = context.Request.IsHttps });
        return session;
    }

    public DeskSession? Of(HttpContext context) =>
        context.Request.Cookies.TryGetValue(Cookie, out var id) && _sessions.TryGetValue(Hash(id), out var session) && session.Until > time.GetUtcNow() ? session : null;

    public void SignOut(HttpContext context)
    {
        if (context.Request.Cookies.TryGetValue(Cookie, out var id)) _sessions.TryRemove(Hash(id), out _);
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/desk" });
    }

    /// <summary>True where a form was made for this session.</summary>
    public static bool IsOwnForm(DeskSession session, IFormCollection form) => Fits(form["csrf"].ToString(), session.FormKey);

    private bool FitsOnce(string secret)
    {
        var key = _onceKey;
        return key is not null && Fits(secret, key) && Interlocked.CompareExchange(ref _onceKey, null, key) == key;
    }

    private static bool Fits(string given, string? right) =>
        !string.IsNullOrEmpty(right) && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(right)));

    private static string Name(string? name)
    {
        var kept = string.Concat((name ?? "").Where(c => char.IsLetterOrDigit(c) || c is '-' or '_').Take(24));
        return kept.Length > 0 ? kept : "moderator";
    }

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static string Hash(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}

/// <summary>A moderator at the desk; <see cref="FormKey"/> stands in every form that the desk makes for them.</summary>
internal sealed record DeskSession(Reviewer Who, string FormKey, DateTimeOffset Until);

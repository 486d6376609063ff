using System.Text.Json;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Web;

/// <summary>What a reply of Slack means. Pure.</summary>
internal static class WebPolicy
{
    /// <summary>Errors after which the call may have been done all the same ("Error handling" and the methods' own pages in Slack's documentation).</summary>
    private static readonly HashSet<string> MayBeDone = new(StringComparer.Ordinal) { "internal_error", "fatal_error", "request_timeout", "service_unavailable" };

    /// <summary>Nothing works with these tokens until somebody changes them.</summary>
    private static readonly HashSet<string> Token = new(StringComparer.Ordinal)
    {
        "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type", "no_permission", "missing_scope", "org_login_required", "ekm_access_denied",
        "team_access_not_granted", "app_not_installed", "enterprise_is_restricted",
    };

    /// <summary>The message itself is not accepted; a plainer one may be.</summary>
    private static readonly HashSet<string> Unsound = new(StringComparer.Ordinal)
    {
        "invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long", "markdown_text_conflict", "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large", "invalid_arguments",
    };

    /// <summary>The bot cannot write there, but a response address may reach the person.</summary>
    private static readonly HashSet<string> NotHere = new(StringComparer.Ordinal)
    {
        "not_in_channel", "channel_not_found", "is_archived", "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel",
        "messages_tab_disabled", "user_not_in_channel", "external_channel_migrating", "access_denied",
    };

    public static bool IsOfToken(string error) => Token.Contains(error);

    public static bool IsUnsound(string error) => Unsound.Contains(error);

    public static bool IsNotHere(string error) => NotHere.Contains(error);

    /// <summary>When to ask again for something that is only read; null where Slack's word is final.</summary>
    /// <param name="reply">What Slack said in place of it.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    public static TimeSpan? RepeatAfter(SlackReply reply, int attempt) => reply switch
    {
        SlackReply.Later later => later.After,
        SlackReply.Refused => null,
        _ => RetryTimes.Backoff(attempt, chance: 1),
    };

    /// <param name="status">The HTTP status.</param>
    /// <param name="retryAfter">The header of that name.</param>
    /// <param name="body">JSON, the word "ok", a page of HTML, or nothing.</param>
    /// <param name="isWebApi">False for response addresses and uploads, which reply a word: there 200 is enough, unless a proxy's page came with it.</param>
    public static SlackReply Judge(int status, string? retryAfter, byte[] body, bool isWebApi)
    {
        if (status == 429) return new SlackReply.Later(RetryTimes.RetryAfter(retryAfter));
        var head = Head(body);
        if (head is { Ok: false, Error: "ratelimited" or "rate_limited" or "message_limit_exceeded" }) return new SlackReply.Later(RetryTimes.RetryAfter(retryAfter));
        if (head is { Ok: false, Error: { } error }) return MayBeDone.Contains(error) ? new SlackReply.Unknown(error) : new SlackReply.Refused(error, head.Needed);
        if (status >= 500 || status == 408) return new SlackReply.Unknown(FormattableString.Invariant($"status {status}"));
        if (status is >= 200 and < 300) return head?.Ok == true || (!isWebApi && !IsPage(body)) ? new SlackReply.Ok(body) : new SlackReply.Unknown("a reply that is none of Slack's");
        return new SlackReply.Refused(OfAddress(status, body));
    }

    private static bool IsPage(byte[] body) => body.AsSpan().TrimStart(" \r\n\t"u8).StartsWith("<"u8);

    /// <summary>Response addresses say their errors as plain text or with the status alone.</summary>
    private static string OfAddress(int status, byte[] body)
    {
        var text = body.Length is > 0 and < 100 ? System.Text.Encoding.UTF8.GetString(body).Trim() : "";
        var isWord = text.Length > 0 && text.All(each => char.IsAsciiLetterLower(each) || each == '_');
        return isWord ? text : status is 404 or 410 ? "expired_url" : FormattableString.Invariant($"status_{status}");
    }

    private static ReplyHead? Head(byte[] body)
    {
        if (body.Length == 0 || body[0] != (byte)'{') return null;
        try
        {
            return JsonSerializer.Deserialize(body, SlackJson.Default.ReplyHead);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

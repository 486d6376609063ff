using System.Net.Http.Headers;
using System.Reflection;

namespace PsoasBot.Platforms.Discord.Rest;

/// <summary>Sends requests: waits for limits, repeats what may be repeated, reads any kind of body. An outcome for everything but cancellation.</summary>
internal sealed partial class DiscordRest(
    HttpClient http, DiscordToken token, DiscordOptions options, RateBuckets buckets, InvalidRequestGuard guard, TimeProvider time, Random random, ILogger<DiscordRest> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(250);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>The form that Discord asks for.</summary>
    public static string UserAgent { get; } =
        $"DiscordBot (https://github.com/psoasbot/psoasbot, {typeof(DiscordRest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"})";

    public async ValueTask<RestReply> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var mayBeDone = false;
        for (var attempt = 1; ; attempt++)
        {
            if (await WaitAsync(request, started, cancellationToken) is { } tooLong) return tooLong;
            var (reply, pause) = await AttemptAsync(request, attempt, cancellationToken);
            if (reply is RestReply.Refused refused && mayBeDone) reply = refused with { MayBeDone = true };
            mayBeDone |= reply is RestReply.Unknown or RestReply.Refused { Status: >= 500 };
            if (pause is not { } wait) return reply;
            // A request with a time of its own is repeated for as long as that lasts, and quickly.
            if (request.Within is not null && reply is not RestReply.Later) wait = wait < Quick ? wait : Quick;
            var isLast = (request.Within is null && attempt >= options.RequestAttempts) || wait > LongestWait || IsOver(request, started, wait);
            if (isLast) return reply;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private bool IsOver(RestRequest request, long started, TimeSpan wait) => request.Within is { } within && time.GetElapsedTime(started) + wait > within;

    /// <summary>Null when the request may go; the refusal where that would take too long.</summary>
    private async ValueTask<RestReply?> WaitAsync(RestRequest request, long started, CancellationToken cancellationToken)
    {
        if (!request.IsInteraction && guard.Wait(time.GetUtcNow()) is { Ticks: > 0 } ban)
        {
            LogGuard(ban);
            return new RestReply.Later(ban);
        }
        while (buckets.Take(request, time.GetUtcNow()) is { Ticks: > 0 } wait)
        {
            if (wait > LongestWait || IsOver(request, started, wait)) return new RestReply.Later(wait);
            await Task.Delay(wait, time, cancellationToken);
        }
        return null;
    }

    /// <summary>The outcome, with a pause where another attempt may follow it.</summary>
    private async ValueTask<(RestReply Reply, TimeSpan? Pause)> AttemptAsync(RestRequest request, int attempt, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(request.Within is { } within && within < options.RequestTimeout ? within : options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var message = Message(request);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return Judge(request, response, body, attempt);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNoReply(request.Method, request.Kind, attempt, problem.GetType().Name);
            return (new RestReply.Unknown(), request.IsRepeatable ? RestPolicy.Backoff(attempt, Chance()) : null);
        }
    }

    private HttpRequestMessage Message(RestRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(options.Api, request.Path));
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        // A callback and its webhook are authorised by the token in their path.
        if (!request.IsInteraction) message.Headers.TryAddWithoutValidation("Authorization", $"Bot {token.Value}");
        if (request.Body is { } body) message.Content = Content(body, request.File);
        return message;
    }

    private static HttpContent Content(byte[] body, RestFile? file)
    {
        var json = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        if (file is null) return json;
        var bytes = new ReadOnlyMemoryContent(file.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue(file.Type) } };
        // Brackets are no part of a plain word, so the names are quoted.
        return new MultipartFormDataContent { { json, "\"payload_json\"" }, { bytes, "\"files[0]\"", $"\"{file.Name}\"" } };
    }

    private (RestReply Reply, TimeSpan? Pause) Judge(RestRequest request, HttpResponseMessage response, byte[] body, int attempt)
    {
        var now = time.GetUtcNow();
        var status = (int)response.StatusCode;
        buckets.Learn(request, Header, now);
        if (status < 300) return (new RestReply.Ok(body), null);
        guard.Count(status, Header("X-RateLimit-Scope") == "shared", now);
        if (status == 429)
        {
            var wait = RestPolicy.RetryAfter(Header("Retry-After"), body);
            buckets.Exceeded(request, wait, Header("X-RateLimit-Global") == "true" || Header("X-RateLimit-Scope") == "global", now);
            LogTooMany(request.Method, request.Kind, wait);
            return (new RestReply.Later(wait), wait);
        }
        var refused = new RestReply.Refused(status, RestPolicy.ErrorCode(body));
        LogRefused(request.Method, request.Kind, status, refused.Code, attempt);
        return (refused, RestPolicy.IsWorthRepeating(status) && request.IsRepeatable ? RestPolicy.Backoff(attempt, Chance()) : null);

        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
    }

    private double Chance()
    {
        lock (random) return random.NextDouble();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord did not reply to {Method} {Kind} in attempt {Attempt}: {Problem}")]
    private partial void LogNoReply(HttpMethod method, string kind, int attempt, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord refused {Method} {Kind}: status {Status}, code {Code}, attempt {Attempt}")]
    private partial void LogRefused(HttpMethod method, string kind, int status, int code, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Too many requests: {Method} {Kind} waits {Wait}")]
    private partial void LogTooMany(HttpMethod method, string kind, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord refused so many requests that none is sent for {Wait}, before it bans this address")]
    private partial void LogGuard(TimeSpan wait);
}

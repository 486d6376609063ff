using System.Net.Http.Headers;
using System.Reflection;

namespace PsoasBot.Platforms.Slack.Web;

/// <summary>Sends calls: waits for limits, repeats what may be repeated, reads any kind of body. An outcome for everything but cancellation.</summary>
internal sealed partial class SlackWeb(HttpClient http, SlackTokens tokens, SlackOptions options, SlackLimits limits, TimeProvider time, Random random, ILogger<SlackWeb> logger)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public static string UserAgent { get; } =
        $"PsoasBot/{typeof(SlackWeb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"}";

    public async ValueTask<SlackReply> SendAsync(SlackRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            while (limits.Wait(request.Limit, time.GetUtcNow()) is { Ticks: > 0 } wait)
            {
                if (IsOver(request, started, wait)) return new SlackReply.Later(wait);
                await Task.Delay(wait, time, cancellationToken);
            }
            var reply = await AttemptAsync(request, attempt, cancellationToken);
            TimeSpan? pause = reply switch
            {
                SlackReply.Later later => later.After,
                SlackReply.Unknown when request.IsRepeatable && attempt < options.RequestAttempts => RetryTimes.Backoff(attempt, Chance()),
                _ => null,
            };
            if (pause is not { } until || IsOver(request, started, until)) return reply;
            await Task.Delay(until, time, cancellationToken);
        }
    }

    private bool IsOver(SlackRequest request, long started, TimeSpan wait) => time.GetElapsedTime(started) + wait > request.Within;

    private async ValueTask<SlackReply> AttemptAsync(SlackRequest request, int attempt, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(request.Timeout is { } own && own < options.RequestTimeout ? own : options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var message = Message(request);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null;
            var reply = WebPolicy.Judge((int)response.StatusCode, retryAfter, body, isWebApi: request.Address is null);
            Tell(request, reply, attempt);
            return reply;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNoReply(request.Method, attempt, problem.GetType().Name);
            return new SlackReply.Unknown("no reply");
        }
    }

    private HttpRequestMessage Message(SlackRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Address ?? new Uri(options.Api, request.Method));
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        // An address that Slack gave is authorised by itself, and no token goes where it leads.
        if (request.Address is null) message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {(request.IsForApp ? tokens.App : tokens.Bot)}");
        message.Content = request switch
        {
            { Body: { } body } => new ByteArrayContent(body) { Headers = { ContentType = Json } },
            { Bytes: { } bytes } => new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
            _ => new FormUrlEncodedContent(request.Form ?? []),
        };
        return message;
    }

    private void Tell(SlackRequest request, SlackReply reply, int attempt)
    {
        switch (reply)
        {
            case SlackReply.Later later:
                limits.Exceeded(request.Limit, later.After, time.GetUtcNow());
                LogTooMany(request.Method, later.After);
                break;
            case SlackReply.Refused refused:
                LogRefused(request.Method, refused.Error, refused.Needed);
                break;
            case SlackReply.Unknown unknown:
                LogTrouble(request.Method, attempt, unknown.Why);
                break;
        }
    }

    private double Chance()
    {
        lock (random) return random.NextDouble();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not reply to {Method} in attempt {Attempt}: {Problem}")]
    private partial void LogNoReply(string method, int attempt, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack refused {Method}: {Error}, scope {Needed}")]
    private partial void LogRefused(string method, string error, string? needed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack had trouble with {Method} in attempt {Attempt}: {Why}")]
    private partial void LogTrouble(string method, int attempt, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Too many requests: {Method} waits {Wait}")]
    private partial void LogTooMany(string method, TimeSpan wait);
}

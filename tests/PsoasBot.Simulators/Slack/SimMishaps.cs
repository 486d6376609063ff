using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PsoasBot.Simulators.Slack;

internal enum SimMishap { None, Hang, TooMany, TooManyHtml, ServerError, HtmlReply, InternalError, LostReply }

/// <summary>What befalls a request, as <see cref="SimFaults"/> says, wherever it goes.</summary>
internal sealed class SimMishaps(SlackSimulator sim)
{
    public SimMishap Roll(string path)
    {
        var faults = sim.Faults;
        if (!faults.Hits(path)) return SimMishap.None;
        if (sim.Roll(faults.Hang)) return SimMishap.Hang;
        if (sim.Roll(faults.TooMany)) return SimMishap.TooMany;
        if (sim.Roll(faults.TooManyHtml)) return SimMishap.TooManyHtml;
        if (sim.Roll(faults.ServerError)) return SimMishap.ServerError;
        if (sim.Roll(faults.HtmlReply)) return SimMishap.HtmlReply;
        if (sim.Roll(faults.InternalError)) return SimMishap.InternalError;
        return sim.Roll(faults.LostReply) ? SimMishap.LostReply : SimMishap.None;
    }

    /// <summary>Answers in place of Slack; false where the request is to be done (its reply may still get lost).</summary>
    public async Task<bool> HappensAsync(HttpContext context, SimMishap mishap)
    {
        if (mishap is SimMishap.None or SimMishap.LostReply) return false;
        if (mishap is not (SimMishap.TooMany or SimMishap.TooManyHtml)) sim.Counts.Failed();
        switch (mishap)
        {
            case SimMishap.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case SimMishap.TooMany:
                await TooManyAsync(context, sim.Faults.RetryAfter);
                break;
            case SimMishap.TooManyHtml:
                sim.Counts.Limited();
                context.Response.Headers.RetryAfter = Seconds(sim.Faults.RetryAfter);
                await PageAsync(context, 429, "Too Many Requests");
                break;
            case SimMishap.ServerError:
                await PageAsync(context, 503, "Service Unavailable");
                break;
            case SimMishap.HtmlReply:
                await PageAsync(context, 200, "Slack has some trouble");
                break;
            default:
                await JsonAsync(context, "internal_error");
                break;
        }
        return true;
    }

    public Task TooManyAsync(HttpContext context, TimeSpan after)
    {
        sim.Counts.Limited();
        context.Response.StatusCode = 429;
        context.Response.Headers.RetryAfter = Seconds(after);
        return JsonAsync(context, "ratelimited");
    }

    private static Task JsonAsync(HttpContext context, string error)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(SimWebApi.No(error).ToJsonString());
    }

    private static Task PageAsync(HttpContext context, int status, string title)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "text/html");
        return context.Response.WriteAsync($"<!DOCTYPE html><html><title>{title}</title></html>");
    }

    /// <summary>Slack's Retry-After counts whole seconds.</summary>
    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}

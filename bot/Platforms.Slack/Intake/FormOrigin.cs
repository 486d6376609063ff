namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>Where a form was opened from, as the text that travels with it and comes back.</summary>
/// <param name="Channel">The channel; "" for the home tab or another form.</param>
/// <param name="ResponseUrl">The response address of the click; null where there was none.</param>
/// <param name="Thread">The thread of the message that was clicked; null for none.</param>
internal sealed record FormOrigin(string Channel, string? ResponseUrl, string? Thread = null)
{
    public Uri? Address => Uri.TryCreate(ResponseUrl, UriKind.Absolute, out var address) ? address : null;

    public override string ToString() => $"{Channel}|{Thread}|{ResponseUrl}";

    public static FormOrigin Parse(string? text) => text?.Split('|', 3) is [var channel, var thread, var address]
        ? new FormOrigin(channel, address.Length > 0 ? address : null, thread.Length > 0 ? thread : null)
        : new FormOrigin("", null);
}

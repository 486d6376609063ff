using System.Text.Json;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Socket;

/// <summary>Something that happened on Slack, to be acknowledged within three seconds over the connection that it came through.</summary>
/// <param name="Frame">The envelope as it came.</param>
/// <param name="Acknowledge">Sends the acknowledgement; false where the connection is gone, and Slack will send the envelope again.</param>
/// <param name="Age">How long ago it came.</param>
internal sealed record Envelope(SocketFrame Frame, Func<JsonElement?, ValueTask<bool>> Acknowledge, Func<TimeSpan> Age)
{
    /// <summary>How long it took until it was acknowledged; null where it was not, and Slack sends an event again.</summary>
    public TimeSpan? AcknowledgedAfter { get; private set; }

    public string Kind => Frame.Type ?? "";

    public JsonElement Payload => Frame.Payload;

    /// <summary>True where a response may travel with the acknowledgement.</summary>
    public bool TakesResponse => Frame.AcceptsResponsePayload == true;

    public async ValueTask AcknowledgeAsync(JsonElement? payload = null)
    {
        if (await Acknowledge(payload)) AcknowledgedAfter = Age();
    }
}

using System.Text.Json;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Socket;

/// <summary>Something that happened on Slack, to be acknowledged within three seconds over the connection that it came through.</summary>
/// <param name="Frame">The envelope as it came.</param>
/// <param name="ReceivedAt">When, by the machine's monotonic clock.</param>
/// <param name="Acknowledge">Sends the acknowledgement; false where the connection is gone, and Slack will send the envelope again.</param>
internal sealed record Envelope(SocketFrame Frame, long ReceivedAt, Func<JsonElement?, ValueTask<bool>> Acknowledge)
{
    public string Kind => Frame.Type ?? "";

    public JsonElement Payload => Frame.Payload;

    /// <summary>True where a response may travel with the acknowledgement.</summary>
    public bool TakesResponse => Frame.AcceptsResponsePayload == true;

    public ValueTask<bool> AcknowledgeAsync(JsonElement? payload = null) => Acknowledge(payload);
}

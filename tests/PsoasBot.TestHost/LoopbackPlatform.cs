using System.Net;
using PsoasBot.Conversations;

namespace PsoasBot.TestHost;

/// <summary>
/// A platform over plain HTTP for tests: it fetches events that it has not acknowledged, acknowledges what was accepted, posts answers.
/// The simulator at the other end drops no repetitions, so that every answer that is given twice can be seen there.
/// </summary>
internal sealed class LoopbackPlatform(HttpClient http, IServiceProvider services, TimeProvider time) : BackgroundService, IDelivery
{
    public string Platform => "loopback";

    public async ValueTask<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("messages", new LoopbackMessage(delivery.Question.Event.EventId, delivery.Nonce, delivery.Answer.Text), cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests) return new DeliveryOutcome.Retry(TimeSpan.FromMilliseconds(50), "too many requests");
        response.EnsureSuccessStatusCode();
        return Delivered(delivery, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public async ValueTask<PublishedMessage?> FindAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var found = await http.GetStringAsync(new Uri($"messages/{delivery.Nonce}", UriKind.Relative), cancellationToken);
        return found.Length == 0 ? null : new PublishedMessage(delivery.Question.Conversation, found);
    }

    public ValueTask<DeliveryOutcome> ReplaceAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered(message));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var conversations = services.GetRequiredService<IConversations>();
        while (!stoppingToken.IsCancellationRequested)
        {
            var events = await http.GetFromJsonAsync<List<LoopbackEvent>>("events", stoppingToken) ?? [];
            foreach (var each in events)
            {
                if (await conversations.AcceptAsync(Message(each), stoppingToken) is Acceptance.Refused) continue;
                using var acknowledged = await http.PostAsync(new Uri($"events/{each.Id}/ack", UriKind.Relative), content: null, stoppingToken);
            }
            if (events.Count == 0) await Task.Delay(TimeSpan.FromMilliseconds(20), time, stoppingToken);
        }
    }

    private IncomingMessage Message(LoopbackEvent each) => new()
    {
        Event = new EventKey(Platform, "test", each.Id),
        Conversation = new ConversationKey(Platform, "test", "channel", each.Id),
        MemberId = each.Member,
        Text = each.Text,
        ReceivedAt = time.GetUtcNow(),
    };

    private static DeliveryOutcome.Delivered Delivered(Delivery delivery, string id) => new(new PublishedMessage(delivery.Question.Conversation, id));
}

internal sealed record LoopbackEvent(string Id, string Member, string Text);

internal sealed record LoopbackMessage(string Event, string Nonce, string Text);

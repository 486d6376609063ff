using PsoasBot.Conversations;

namespace PsoasBot.Platforms.Local;

/// <summary>The community page as a platform: takes questions from it and brings answers back to the session that asked.</summary>
internal sealed class LocalPlatform(IConversations conversations, PageSessions sessions, TimeProvider time) : IPlatform, IDelivery
{
    private const string Local = "local";
    private const string Corrected = "A moderator has corrected this answer.";

    public string Name => Local;

    public string Platform => Local;

    public PlatformHealth Health { get; private set; } = PlatformHealth.Stopped;

    /// <summary>The web server listens as part of the host, so there is nothing to connect to.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Health = PlatformHealth.Ready("serving the page");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Health = PlatformHealth.Stopped;
        return Task.CompletedTask;
    }

    /// <summary>Hands a question over; the page's own id of it makes a repeated request harmless.</summary>
    public ValueTask<Acceptance> AskAsync(string member, AskRequest request, string? locale, CancellationToken cancellationToken) =>
        conversations.AcceptAsync(
            new IncomingMessage
            {
                Event = new EventKey(Local, Local, $"{member}:{request.Ask}"),
                Conversation = new ConversationKey(Local, Local, member, request.Topic),
                MemberId = member,
                Text = request.Text,
                Locale = locale,
                IsPrivate = true,
                ReceivedAt = time.GetUtcNow(),
                ReplyHandle = request.Ask,
            },
            cancellationToken);

    public ValueTask<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Publish(delivery, notice: null));

    public ValueTask<DeliveryOutcome> ReplaceAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Publish(delivery with { Question = delivery.Question with { ReplyHandle = message.MessageId } }, Corrected));

    private DeliveryOutcome Publish(Delivery delivery, string? notice)
    {
        var question = delivery.Question;
        if (question.ReplyHandle is not { } ask || question.Conversation.Thread is not { } topic)
            return new DeliveryOutcome.Impossible("the question did not come from the page");
        sessions.Of(question.MemberId).Publish(ask, topic, question.Text, AnswerCards.From(delivery) with { Notice = notice }, replace: notice is not null);
        return new DeliveryOutcome.Delivered(new PublishedMessage(question.Conversation, ask));
    }
}

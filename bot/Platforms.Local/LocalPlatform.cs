using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;
using PsoasBot.Routines;

namespace PsoasBot.Platforms.Local;

/// <summary>The community page as a platform: takes questions from it and brings answers back to the session that asked.</summary>
/// <remarks>
/// Several workers may share a store, and any of them delivers. So the store is what a page is told from: the worker that has the page looks
/// there for what another one delivered.
/// </remarks>
internal sealed class LocalPlatform(
    IConversations conversations, IPublishedAnswers published, PageSessions sessions, LocalPageOptions options, TimeProvider time) : IPlatform, IDelivery
{
    private const string Local = "local";
    private const string Changed = "Moderators have changed this answer since you first saw it.";

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
        AcceptAsync(
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

    /// <summary>Takes in what the page of a member asked; its stream then waits for the answer.</summary>
    public async ValueTask<Acceptance> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var acceptance = await conversations.AcceptAsync(message, cancellationToken);
        if (acceptance is Acceptance.Accepted && message.ReplyHandle is { } ask) sessions.Of(message.MemberId).Expect(ask);
        return acceptance;
    }

    public ValueTask<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Publish(delivery.Question.ReplyHandle, delivery, notice: null, replace: false));

    /// <summary>An attempt that was cut off after it reached the session is not made again.</summary>
    public ValueTask<PublishedMessage?> FindAsync(Delivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult(delivery.Question.ReplyHandle is { } ask && sessions.Of(delivery.Question.MemberId).Holds(ask) ? new PublishedMessage(delivery.Question.Conversation, ask) : null);

    public ValueTask<DeliveryOutcome> ReplaceAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Publish(message.MessageId, delivery, Changed, replace: true));

    /// <summary>The session of a member, with what it was told before this host started.</summary>
    public async ValueTask<PageSession> OpenAsync(string member, CancellationToken cancellationToken)
    {
        var session = sessions.Of(member);
        if (!session.TryBeginRestore()) return session;
        try
        {
            foreach (var earlier in await published.OfMemberAsync(new MemberKey(Local, Local, member), options.SessionMessages, cancellationToken))
                Publish(earlier.Message.MessageId, earlier.Delivery, earlier.IsChanged ? Changed : null, replace: false);
            return session;
        }
        catch
        {
            session.GiveUpRestore();
            throw;
        }
    }

    /// <summary>Brings what other workers have delivered or changed since; where the store cannot be asked, the next look will.</summary>
    public async ValueTask LookAsync(string member, PageSession session, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var earlier in await published.OfMemberAsync(new MemberKey(Local, Local, member), options.SessionMessages, cancellationToken))
                if (!session.Holds(earlier.Message.MessageId) || earlier.IsChanged) Publish(earlier.Message.MessageId, earlier.Delivery, earlier.IsChanged ? Changed : null, replace: earlier.IsChanged);
        }
        catch (StoreUnavailableException)
        {
            // Said where questions are taken in; a page that only listens need not know.
        }
    }

    private DeliveryOutcome Publish(string? ask, Delivery delivery, string? notice, bool replace)
    {
        var question = delivery.Question;
        if (ask is null || question.Conversation.Thread is not { } topic)
            return new DeliveryOutcome.Impossible("the question did not come from the page");
        var message = new PageMessage(ask, question.ReceivedAt.ToUnixTimeMilliseconds(), topic, AskedIn(question), AnswerCards.From(delivery) with { Notice = notice });
        sessions.Of(question.MemberId).Publish(message, replace);
        return new DeliveryOutcome.Delivered(new PublishedMessage(question.Conversation, ask));
    }

    /// <summary>A routine's request is JSON; the talk shows it in words.</summary>
    private static string AskedIn(IncomingMessage question) =>
        question.Kind == MessageKind.Routine && RoutineRequestReader.ReadJson(question.Text) is { } routine ? routine.ToString() : question.Text;
}

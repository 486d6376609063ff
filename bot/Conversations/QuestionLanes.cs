using System.Threading.Channels;

namespace PsoasBot.Conversations;

/// <summary>An accepted message with the id of its question.</summary>
internal sealed record AcceptedQuestion(string Id, IncomingMessage Message);

/// <summary>
/// Accepted questions on their way to the worker. A conversation keeps to one lane, so that its answers come in order, and a
/// slow platform holds up only its own lanes. A full lane refuses (<see cref="BoundedChannelFullMode.Wait"/> with TryWrite):
/// nothing that was accepted is ever dropped.
/// </summary>
internal sealed class QuestionLanes(ConversationOptions options)
{
    private readonly Channel<AcceptedQuestion>[] _lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ => Create(options.WaitingQuestions))];

    public int Count => _lanes.Length;

    public bool TryEnqueue(AcceptedQuestion question) => LaneOf(question.Message.Conversation).Writer.TryWrite(question);

    public IAsyncEnumerable<AcceptedQuestion> ReadLaneAsync(int lane, CancellationToken cancellationToken) =>
        _lanes[lane].Reader.ReadAllAsync(cancellationToken);

    /// <summary>Takes nothing more; what is waiting can still be read.</summary>
    public void Complete()
    {
        foreach (var lane in _lanes) lane.Writer.TryComplete();
    }

    private Channel<AcceptedQuestion> LaneOf(ConversationKey conversation) =>
        _lanes[(conversation.GetHashCode() & int.MaxValue) % _lanes.Length];

    private static Channel<AcceptedQuestion> Create(int capacity) =>
        Channel.CreateBounded<AcceptedQuestion>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });
}

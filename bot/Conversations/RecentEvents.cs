namespace PsoasBot.Conversations;

/// <summary>Recognises a redelivered event among the latest ones. The durable inbox does the same with a unique row.</summary>
internal sealed class RecentEvents(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EventKey, string> _questions = [];
    private readonly Queue<EventKey> _order = new();

    /// <summary>True when the event is new; otherwise <paramref name="earlier"/> is the question that it became.</summary>
    public bool TryAdd(EventKey key, string questionId, out string earlier)
    {
        lock (_gate)
        {
            if (_questions.TryGetValue(key, out earlier!)) return false;
            _questions.Add(key, earlier = questionId);
            _order.Enqueue(key);
            if (_order.Count > capacity) _questions.Remove(_order.Dequeue());
            return true;
        }
    }

    /// <summary>Forgets an event that could not be taken after all, so that the platform may send it again.</summary>
    public void Remove(EventKey key)
    {
        lock (_gate) _questions.Remove(key);
    }
}

namespace PsoasBot.Platforms;

/// <summary>The bot's threads that somebody wrote in lately; the longest quiet one goes first. Safe for several threads.</summary>
internal sealed class ThreadBook(int capacity = 10_000)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Id, BotThread Thread)>> _threads = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Id, BotThread Thread)> _order = new();

    public BotThread? Find(string id)
    {
        lock (_gate) return _threads.TryGetValue(id, out var node) ? node.Value.Thread : null;
    }

    public void Keep(string id, BotThread thread)
    {
        lock (_gate)
        {
            if (_threads.Remove(id, out var old)) _order.Remove(old);
            _threads[id] = _order.AddLast((id, thread));
            if (_threads.Count <= capacity) return;
            _threads.Remove(_order.First!.Value.Id);
            _order.RemoveFirst();
        }
    }
}

namespace PsoasBot.Conversations;

/// <summary>
/// What was said lately in each conversation, so that "and for how long?" has something to lean on. Held in memory and
/// bounded three ways: turns a conversation, conversations in all, and the age of a turn.
/// </summary>
internal sealed class ThreadMemory(ConversationOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationKey, LinkedListNode<Talk>> _talks = [];
    private readonly LinkedList<Talk> _byUse = new();

    /// <summary>The earlier turns, oldest first, as "member: …", "bot: …", "member 2: …"; members are numbered, never named.</summary>
    public IReadOnlyList<string> HistoryOf(ConversationKey conversation)
    {
        lock (_gate)
        {
            if (!_talks.TryGetValue(conversation, out var node)) return [];
            node.Value.Forget(time.GetUtcNow() - options.HistoryAge);
            return node.Value.Lines();
        }
    }

    /// <summary>Keeps a question and the answer that was delivered for it.</summary>
    public void Remember(IncomingMessage question, string answer)
    {
        lock (_gate)
        {
            var talk = TalkOf(question.Conversation);
            talk.Add(new Turn(question.MemberId, question.Text, answer, time.GetUtcNow()), options.HistoryTurns);
            while (_byUse.Count > options.HistoryConversations) Drop(_byUse.First!);
        }
    }

    private Talk TalkOf(ConversationKey conversation)
    {
        if (_talks.TryGetValue(conversation, out var node))
            _byUse.Remove(node);
        else
            _talks[conversation] = node = new LinkedListNode<Talk>(new Talk(conversation));
        _byUse.AddLast(node);
        return node.Value;
    }

    private void Drop(LinkedListNode<Talk> node)
    {
        _byUse.Remove(node);
        _talks.Remove(node.Value.Conversation);
    }

    private sealed record Turn(string MemberId, string Question, string Answer, DateTimeOffset At);

    private sealed class Talk(ConversationKey conversation)
    {
        private readonly Queue<Turn> _turns = new();

        public ConversationKey Conversation => conversation;

        public void Add(Turn turn, int keep)
        {
            _turns.Enqueue(turn);
            while (_turns.Count > keep) _turns.Dequeue();
        }

        public void Forget(DateTimeOffset before)
        {
            while (_turns.TryPeek(out var oldest) && oldest.At < before) _turns.Dequeue();
        }

        public IReadOnlyList<string> Lines()
        {
            var members = _turns.Select(turn => turn.MemberId).Distinct(StringComparer.Ordinal).ToList();
            return [.. _turns.SelectMany(turn => new[] { $"{Label(members.IndexOf(turn.MemberId))}: {turn.Question}", $"bot: {turn.Answer}" })];
        }

        private static string Label(int member) => member == 0 ? "member" : $"member {member + 1}";
    }
}

using PsoasBot.Conversations.Inbox;

namespace PsoasBot.Conversations.Threads;

/// <summary>Writes earlier exchanges the way the answerer reads them: "member: …", "bot: …", "member 2: …", oldest first.</summary>
internal static class ThreadHistory
{
    public static IReadOnlyList<string> Write(IEnumerable<Exchange> exchanges, string asker)
    {
        List<string> members = [asker];
        List<string> lines = [];
        foreach (var exchange in exchanges)
        {
            lines.Add($"{NameOf(exchange.MemberId, members)}: {exchange.Question}");
            if (exchange.Answer is { } answer) lines.Add($"bot: {answer}");
        }
        return lines;
    }

    private static string NameOf(string member, List<string> members)
    {
        var place = members.IndexOf(member);
        if (place < 0)
        {
            place = members.Count;
            members.Add(member);
        }
        return place == 0 ? "member" : $"member {place + 1}";
    }
}

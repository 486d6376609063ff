using System.Security.Cryptography;
using System.Text;

namespace PsoasBot.Conversations.Inbox;

/// <summary>
/// The id of a question: 20 hexadecimal digits of a hash over the event's key. The same event has the same id on every worker and in
/// every attempt, which makes it the nonce of the delivery as well (Discord takes at most 25 characters).
/// </summary>
internal static class QuestionName
{
    public static string Of(EventKey key)
    {
        var name = $"{key.Platform}\n{key.Community}\n{key.EventId}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 10));
    }
}

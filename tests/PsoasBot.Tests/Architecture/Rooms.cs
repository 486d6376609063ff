namespace PsoasBot.Tests.Architecture;

/// <summary>
/// The house as data: which room may use which. An answer carries its safety level, so every room that
/// handles answers may use Safety (docs/decisions/0001-rooms-in-the-compiled-program.md).
/// </summary>
internal static class Rooms
{
    private const string Everything = "*";

    public static IReadOnlyDictionary<string, string[]> MayUse { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Knowledge"] = [],
        ["Retrieval"] = ["Knowledge"],
        ["Safety"] = ["Knowledge"],
        ["Completion"] = [],
        ["Answering"] = ["Knowledge", "Retrieval", "Safety", "Completion"],
        ["Routines"] = ["Knowledge", "Safety", "Answering"],
        ["Moderation"] = ["Knowledge", "Answering", "Safety"],
        ["Conversations"] = ["Knowledge", "Answering", "Routines", "Moderation", "Safety"],
        ["Storage"] = ["Conversations", "Moderation", "Answering", "Safety"],
        ["Platforms"] = ["Knowledge", "Conversations", "Moderation", "Answering", "Routines", "Safety"],
        ["Platforms.Discord"] = ["Platforms", "Knowledge", "Conversations", "Moderation", "Answering", "Routines", "Safety"],
        ["Platforms.Slack"] = ["Platforms", "Knowledge", "Conversations", "Moderation", "Answering", "Routines", "Safety"],
        ["Platforms.Local"] = ["Platforms", "Knowledge", "Conversations", "Moderation", "Answering", "Routines", "Safety"],
        ["Hosting"] = [Everything],
    };

    /// <summary>The room of a namespace below <paramref name="root"/>: the longest name that fits; Program.cs belongs to Hosting; null for an unlisted one.</summary>
    public static string? Of(string @namespace, string root)
    {
        if (@namespace == root) return "Hosting";
        var below = @namespace[(root.Length + 1)..];
        return MayUse.Keys.Where(room => below == room || below.StartsWith(room + ".", StringComparison.Ordinal)).MaxBy(room => room.Length);
    }

    public static bool Allows(string from, string to) => from == to || MayUse[from].Contains(Everything, StringComparer.Ordinal) || MayUse[from].Contains(to, StringComparer.Ordinal);
}

namespace PsoasBot.Conversations.Limits;

/// <summary>The friendly lines for a message that is not taken in.</summary>
internal static class Refusals
{
    public const string Empty = "I read no question in that message. What would you like to know about the psoas?";

    public const string StoreDown = "Sorry, I cannot take questions at the moment. Please ask again in a few minutes.";

    public static string TooLong(int longest) => $"That is more than I can read at once. Please ask it in at most {longest} characters.";

    public static string TooFast(RateVerdict.TooFast verdict)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(verdict.Wait.TotalSeconds));
        return verdict.IsMember
            ? $"One moment: you are asking faster than I can answer well. Please try again in {seconds} s."
            : $"Many questions at once in this community. Please try again in {seconds} s.";
    }
}

namespace PsoasBot.Platforms;

/// <summary>What the bot says of itself when something is not as asked; the same words on every platform.</summary>
internal static class Words
{
    public const string NotHere = "I do not answer in this channel. Ask me in another one, or write to me directly.";
    public const string NotThere = "I no longer have this request. /routine makes a new one.";
    public const string NoQuestion = "There is no question in that message.";
    public const string Broken = "Sorry, something went wrong on my side. Please try again.";
}

namespace PsoasBot.Platforms;

/// <summary>What the bot says of itself when something is not as asked; the same words on every platform.</summary>
internal static class Words
{
    public const string Hidden = "This is about your own health, so I answered you alone. Use the button there to share it.";
    public const string NotHere = "I do not answer in this channel. Ask me in another one, or write to me directly.";
    public const string NoQuestion = "There is no question in that message.";
    public const string Broken = "Sorry, something went wrong on my side. Please try again.";
}

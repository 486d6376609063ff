using System.Globalization;
using PsoasBot.Knowledge;

namespace PsoasBot.Platforms;

/// <summary>What the bot says of itself.</summary>
internal static class About
{
    public static TextCard Card(KnowledgeBase knowledge) => new("About PsoasBot")
    {
        Parts =
        [
            new TextPart("What it is", string.Create(CultureInfo.InvariantCulture, $"It answers questions about the psoas muscle from {knowledge.Sources.Count} sources that do not agree with each other. Every sentence names its source; where they disagree, every side is shown.")),
            new TextPart("What you can do", "Ask with /ask, by naming it in a message, or in a direct message. /routine builds exercises that the sources describe and guides you through them. /contested shows where the sources disagree, /sources what they are."),
            new TextPart("What it is not", "No doctor and no physiotherapist. It cannot examine you, and no clinician has checked what the sources say. In an emergency call your local emergency number, not a bot."),
            new TextPart("What it keeps", "Your question, its answer, your votes and flags, and how a routine felt where you agreed to that, under your id and without your name, until the community's retention time has passed. /forget-me deletes them now."),
            new TextPart("Who sees it", "Answers about your own health are for you alone, unless you share them. Moderators see questions whose answer was flagged."),
            new TextPart("Something is wrong?", "Flag the answer and say what. Moderators correct it where it stands."),
        ],
    };

    public static TextCard ForgetMe { get; } = new("Delete what I keep about you here?")
    {
        Parts = [new TextPart(null, "Your questions in this community, my answers to them, and your votes and flags are deleted for good. Messages in the channels stay until you delete them.")],
        Buttons = [new CardButton(new ActionId(ActionVerb.Forget), "Delete it all", ButtonLook.Danger), new CardButton(new ActionId(ActionVerb.Keep), "Keep it")],
    };
}

using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Understanding;

/// <summary>How a message hangs on the one before it.</summary>
internal enum FollowUpKind
{
    /// <summary>A subject of its own; nothing is taken over.</summary>
    NewTopic,

    /// <summary>More of the same: "and for how long?".</summary>
    Continuation,

    /// <summary>Who says that, and where?</summary>
    AskForSource,

    /// <summary>"No, it says 60 seconds": the source decides, not the pressure.</summary>
    Pushback,

    /// <summary>"I meant what mei says": the same subject, another voice or thing.</summary>
    Correction,

    /// <summary>"And who is against it?"</summary>
    OtherSide,
}

/// <summary>Reads the kind of a follow-up from its opening and its cues.</summary>
internal static class FollowUpKinds
{
    private static readonly string[] Switches = ["different one", "different question", "next q", "next question", "other question", "another question", "new question", "new topic", "other topic", "different topic", "changing topic", "change of topic", "unrelated", "off topic", "something else", "totally different", "btw", "by the way"];
    private static readonly string[] Sources = ["who says that", "who says so", "who said that", "who said this", "says who", "who says", "where did u get", "where did you get", "where do you get", "whos idea", "whose idea", "whose words", "whose claim", "source", "sources", "which text", "which article", "which document", "which of the five", "who wrote that", "where is that from", "wheres that from", "where is this from", "who claims that", "who came up", "is that from", "where does it say", "who told you", "where does that stand", "citation", "quote"];
    private static readonly string[] Corrections = ["i meant", "i mean", "meant the", "wrong one", "not that one", "not that", "the other one", "i was asking about", "thats not what i asked", "not what i asked", "no the", "i want the"];
    private static readonly string[] Others = ["other side", "other camp", "other view", "other opinion", "the contra", "contra", "against", "disagree", "disagrees", "disagreed", "opposite", "counter", "counterargument", "other explanation", "objection", "objections", "sceptic", "skeptic", "other hand", "nobody for", "anyone for", "anybody for", "who is for", "whos for", "pro side", "critics", "devils advocate", "opponents", "contradict", "contradicts", "others say", "others think", "anyone else say", "someone else say"];
    private static readonly string[] PushStarts = ["no", "nope", "nah", "wrong", "false", "incorrect", "liar", "bs", "yes he does", "yes she does", "yes it does", "u mean", "you mean", "so all", "so everyone", "thats wrong", "thats not", "not true", "but it says", "it says", "the text says", "the article says", "actually"];
    private static readonly string[] PushCues = ["check again", "read again", "look again", "are you sure", "r u sure", "u sure", "you sure", "made a mistake", "admit it", "you are wrong", "youre wrong", "ur wrong", "u are wrong", "you made that up", "thats not right", "cant be right", "i read", "it said", "he said", "she said", "you just said", "you said", "u said", "u just said", "so its proven", "so its a fact", "the text says", "the article says", "the handout says"];

    public static FollowUpKind Of(string text)
    {
        var words = QueryWords.Split(text);
        var padded = $" {string.Join(' ', words)} ";
        if (Has(padded, Switches)) return FollowUpKind.NewTopic;
        if (Has(padded, Corrections)) return FollowUpKind.Correction;
        if (Has(padded, Others)) return FollowUpKind.OtherSide;
        if (words.Count <= 16 && (Starts(padded, PushStarts) || Has(padded, PushCues))) return FollowUpKind.Pushback;
        return words.Count <= 9 && Has(padded, Sources) ? FollowUpKind.AskForSource : FollowUpKind.Continuation;
    }

    /// <summary>The message without the words that only say that a new topic begins; the message itself where nothing else is left.</summary>
    public static string WithoutSwitch(string text)
    {
        var padded = $" {string.Join(' ', QueryWords.Split(text))} ";
        foreach (var cue in Switches) padded = padded.Replace($" {cue} ", " ", StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(padded) ? text : padded.Trim();
    }

    private static bool Has(string padded, string[] cues) => Array.Exists(cues, cue => padded.Contains($" {cue} ", StringComparison.Ordinal));

    private static bool Starts(string padded, string[] cues) => Array.Exists(cues, cue => padded.StartsWith($" {cue} ", StringComparison.Ordinal));
}

using PsoasBot.Routines;

namespace PsoasBot.Platforms;

/// <summary>Every command of the bot. Names and options are a contract with the people who use them; texts are shown by the platforms.</summary>
internal static class CommandCatalog
{
    public const string Ask = "ask";
    public const string Routine = "routine";
    public const string Sources = "sources";
    public const string Contested = "contested";
    public const string About = "about";
    public const string ForgetMe = "forget-me";
    public const string Review = "review";

    /// <summary>The name of the action on somebody's message.</summary>
    public const string AskAboutMessage = "Ask PsoasBot";

    public static IReadOnlyList<CommandSpec> All { get; } =
    [
        new(Ask, "Ask a question about the psoas muscle")
        {
            Options =
            [
                new("question", "What would you like to know?", OptionKind.Text) { IsRequired = true, LongestText = 4_000 },
                Private("Only you see the answer (the default when it is about your own health)"),
            ],
        },
        new(Routine, "Build a routine from exercises that the sources describe")
        {
            Options =
            [
                new("goal", "What is it for?", OptionKind.Text) { IsRequired = true, Choices = RoutineWords.Goals, ReadsAs = RoutineWords.ReadsAs },
                new("minutes", "How long, 1 to 60 minutes", OptionKind.WholeNumber) { IsRequired = true, Least = 1, Most = 60 },
                new("limits", "What you cannot or should not do, in your own words; several with commas", OptionKind.Text) { Completes = true, LongestText = 500 },
                new("experience", "How well you know such exercises", OptionKind.Text) { Choices = RoutineWords.Experience, ReadsAs = RoutineWords.ReadsAs },
                Private("Only you see the routine"),
            ],
        },
        new(Sources, "Which sources the answers rest on"),
        new(Contested, "Where the sources disagree, with every side")
        {
            Options = [new("topic", "The question to look at", OptionKind.Text) { Completes = true, LongestText = 100 }],
        },
        new(About, "What this bot is, what it keeps and where its limits are"),
        new(ForgetMe, "Delete what the bot keeps about you in this community"),
        new(Review, "Look at flagged answers")
        {
            ForModerators = true,
            Verbs =
            [
                new("next", "The case that has waited longest"),
                new("queue", "All cases that wait"),
                new("case", "One case") { Options = [new("id", "The id at the foot of an answer or a case", OptionKind.Text) { IsRequired = true, LongestText = 40 }] },
                new("stats", "How many cases wait and how they ended"),
            ],
        },
    ];

    private static CommandOption Private(string description) => new("private", description, OptionKind.YesNo) { Opposite = "public" };
}

/// <summary>What a routine request offers to choose from.</summary>
internal static class RoutineWords
{
    public static IReadOnlyList<string> Goals { get; } = RoutineRequestReader.Goals;

    public static IReadOnlyList<string> Experience { get; } = ["new", "some", "experienced"];

    public static IReadOnlyDictionary<string, string> ReadsAs { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["release"] = "Release: let go of tension",
        ["stretch"] = "Stretch",
        ["strengthen"] = "Strengthen",
        ["reset"] = "Reset: rest and breathe",
        ["check"] = "Check myself",
        ["any"] = "A bit of everything",
        ["new"] = "New to it",
        ["some"] = "Some",
        ["experienced"] = "Experienced",
    };
}

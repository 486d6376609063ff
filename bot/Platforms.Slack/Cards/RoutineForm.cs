using System.Globalization;
using PsoasBot.Platforms.Slack.Intake;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>The form behind <c>/routine</c>: the options of the command, each as the input that fits it.</summary>
internal static class RoutineForm
{
    public const string CallbackId = "psoasbot_routine";
    private const string Other = "other";
    private const string OnlyMe = "true";
    private const string Everybody = "false";
    private const string Fitting = "auto";

    /// <param name="call">What was written behind the command already.</param>
    /// <param name="limits">What can be chosen as a limit.</param>
    /// <param name="origin">Where the routine goes.</param>
    public static View View(CommandCall call, IReadOnlyList<string> limits, FormOrigin origin) => new()
    {
        Type = "modal",
        Title = new PlainText("Build a routine"),
        Submit = new PlainText("Build it"),
        Close = new PlainText("Cancel"),
        CallbackId = CallbackId,
        PrivateMetadata = origin.ToString(),
        Blocks =
        [
            Input("goal", "What is it for?", new SelectElement(Goals) { ActionId = "goal", InitialOption = Goals.FirstOrDefault(goal => goal.Value == (call["goal"] ?? "any")) ?? Goals[0] }),
            Input("minutes", "How many minutes?", new NumberInput { ActionId = "minutes", MinValue = "1", MaxValue = "60", InitialValue = Minutes(call) }),
            Input("limits", "What can you not do, or should you not do?", new MultiSelectElement([.. limits.Take(BlockLimits.Choices).Select(limit => new Choice(new PlainText(TextCut.Short(limit, BlockLimits.Choice)), limit))]) { ActionId = "limits", Placeholder = new PlainText("Choose what applies") }) with { Optional = true },
            Input(Other, "Anything else?", new TextInput { ActionId = Other, MaxLength = 500, InitialValue = call["limits"] is { Length: > 0 } said ? TextCut.Short(said, 500) : null }) with { Optional = true },
            Input("experience", "How well do you know such exercises?", new SelectElement(Experience) { ActionId = "experience", InitialOption = Experience.FirstOrDefault(each => each.Value == call["experience"]) }) with { Optional = true },
            Input("private", "Who sees it?", new RadioElement(Privacies) { ActionId = "private", InitialOption = Privacies.First(each => each.Value == (call["private"] ?? Fitting)) }),
        ],
    };

    /// <summary>The form as the command that it stands for.</summary>
    public static CommandCall Read(ViewState? state, Caller caller)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var (name, value) in Values(state)) values[name] = value;
        values["limits"] = string.Join(", ", new[] { values.GetValueOrDefault("limits", ""), values.GetValueOrDefault(Other, "") }.Where(part => part.Length > 0));
        if (values.GetValueOrDefault("private") is Fitting) values.Remove("private");
        return new CommandCall(CommandCatalog.Routine, null, values, caller);
    }

    /// <summary>What was filled in, by the input's name.</summary>
    public static IEnumerable<(string Name, string Value)> Values(ViewState? state) =>
        (state?.Values ?? new Dictionary<string, IReadOnlyDictionary<string, SubmittedValue>>(StringComparer.Ordinal)).Values
            .SelectMany(block => block ?? new Dictionary<string, SubmittedValue>(StringComparer.Ordinal))
            .Where(pair => pair.Value is not null)
            .Select(pair => (pair.Key, pair.Value.Text));

    private static IReadOnlyList<Choice> Goals { get; } = Choices(RoutineWords.Goals);

    private static IReadOnlyList<Choice> Experience { get; } = Choices(RoutineWords.Experience);

    private static IReadOnlyList<Choice> Privacies { get; } =
    [
        new(new PlainText("Me alone where it is about my own health"), Fitting), new(new PlainText("Me alone"), OnlyMe), new(new PlainText("Everybody in the channel"), Everybody),
    ];

    private static IReadOnlyList<Choice> Choices(IReadOnlyList<string> values) => [.. values.Select(value => new Choice(new PlainText(RoutineWords.ReadsAs.GetValueOrDefault(value, value)), value))];

    private static string Minutes(CommandCall call) =>
        int.TryParse(call["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? Math.Clamp(minutes, 1, 60).ToString(CultureInfo.InvariantCulture) : "10";

    private static InputBlock Input(string name, string label, BlockElement element) => new(new PlainText(label), element) { BlockId = name };
}

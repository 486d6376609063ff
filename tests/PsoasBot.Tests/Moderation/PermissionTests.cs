using PsoasBot.Answering;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;
using PsoasBot.Safety;
using PsoasBot.Tests.Conversations;

namespace PsoasBot.Tests.Moderation;

public sealed class PermissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, bool, bool, bool> Table => new()
    {
        { "Flag", true, true, true },
        { "Vote", true, true, true },
        { "View", false, true, true },
        { "Claim", false, true, true },
        { "Release", false, true, true },
        { "Approve", false, true, true },
        { "Correct", false, true, true },
        { "Retract", false, true, true },
        { "Reopen", false, true, true },
        { "Export", false, false, true },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_action_is_allowed_to_exactly_these_roles(string action, bool member, bool moderator, bool admin)
    {
        var what = Enum.Parse<ReviewAction>(action);
        Assert.Equal(
            (member, moderator, admin),
            (Permissions.Allows(CommunityRole.Member, what), Permissions.Allows(CommunityRole.Moderator, what), Permissions.Allows(CommunityRole.Admin, what)));
    }

    [Fact]
    public void The_table_names_every_action() =>
        Assert.Equal(Enum.GetNames<ReviewAction>().Order(StringComparer.Ordinal), Table.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    public static TheoryData<string> Commands => ["claim", "release", "approve", "correct", "retract", "reopen"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_command_is_open_to_a_member_or_to_a_moderator_of_elsewhere(string command)
    {
        var rules = new ReviewRules(new ModerationOptions());
        foreach (var state in Enum.GetValues<ReviewState>())
            foreach (var who in new[] { new Reviewer("m", CommunityRole.Member, "test", "guild"), new Reviewer("m", CommunityRole.Admin, "test", "elsewhere"), new Reviewer("m", CommunityRole.Admin, "other", "guild") })
                Assert.Equal(ReviewRules.NotAllowed, rules.Step(Case(state, "m"), who, Command(command), Now).Objection);
    }

    /// <summary>Each state with each command, for the moderator who holds the case.</summary>
    [Theory]
    [InlineData("Open", "claim:Claimed")]
    [InlineData("Claimed", "claim:Claimed", "release:Open", "approve:Approved", "correct:Corrected", "retract:Retracted")]
    [InlineData("Approved", "reopen:Open")]
    [InlineData("Corrected", "reopen:Open")]
    [InlineData("Retracted", "reopen:Open")]
    public void A_case_goes_only_the_ways_of_the_diagram(string state, params string[] ways)
    {
        var rules = new ReviewRules(new ModerationOptions());
        var current = Case(Enum.Parse<ReviewState>(state), "ada");
        var found = Commands.Select(row => row.Data)
            .Select(command => (command, rules.Step(current, new Reviewer("ada", CommunityRole.Moderator, null, null), Command(command), Now).After))
            .Where(pair => pair.After is not null).Select(pair => $"{pair.command}:{pair.After!.State}");
        Assert.Equal(ways, found);
    }

    [Theory]
    [InlineData("urgent", "Safety", "Urgent")]
    [InlineData("crisis", "Answered", "Crisis")]
    public void A_safety_card_is_never_held(string flag, string status, string level)
    {
        var policy = new ReviewPolicy(new ModerationOptions { Flags = { [flag] = FlagHandling.Hold } });
        var answer = Some.Answer("Call now.", flag) with { Status = Enum.Parse<AnswerStatus>(status), Level = Enum.Parse<SafetyLevel>(level) };
        var (published, review) = policy.Apply(answer);
        Assert.Equal("Call now.", published.Text);
        Assert.Equal([flag], review!.Flags);
    }

    private static ReviewCase Case(ReviewState state, string holder) => new()
    {
        QuestionId = "q",
        Platform = "test",
        Community = "guild",
        State = state,
        Version = 1,
        OpenedAt = Now,
        ClaimedBy = state == ReviewState.Claimed ? holder : null,
        ClaimedUntil = state == ReviewState.Claimed ? Now.AddMinutes(10) : null,
    };

    private static ReviewCommand Command(string name) => name switch
    {
        "claim" => new ReviewCommand.Claim(1),
        "release" => new ReviewCommand.Release(1),
        "approve" => new ReviewCommand.Approve(1),
        "correct" => new ReviewCommand.Correct(1, new CorrectionDraft { Sentences = [] }) { Reason = "because" },
        "retract" => new ReviewCommand.Retract(1) { Reason = "because" },
        _ => new ReviewCommand.Reopen(1),
    };
}

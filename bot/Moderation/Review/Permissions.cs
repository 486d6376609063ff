namespace PsoasBot.Moderation.Review;

internal enum CommunityRole { Member, Moderator, Admin }

/// <summary>Everything that can be done about answers.</summary>
internal enum ReviewAction { Flag, Vote, View, Claim, Release, Approve, Correct, Retract, Reopen, Export }

/// <summary>Who acts: an id, a role, and the community that the role counts in; null stands for all communities (the local desk).</summary>
internal sealed record Reviewer(string Id, CommunityRole Role, string? Platform, string? Community)
{
    public bool Covers(string platform, string community) => (Platform is null || Platform == platform) && (Community is null || Community == community);
}

/// <summary>The one table of who may do what; asked on the server for every action.</summary>
internal static class Permissions
{
    public static bool Allows(CommunityRole role, ReviewAction action) => action switch
    {
        ReviewAction.Flag or ReviewAction.Vote => true,
        ReviewAction.View or ReviewAction.Claim or ReviewAction.Release or ReviewAction.Approve or
            ReviewAction.Correct or ReviewAction.Retract or ReviewAction.Reopen => role >= CommunityRole.Moderator,
        ReviewAction.Export => role >= CommunityRole.Admin,
        _ => false,
    };
}

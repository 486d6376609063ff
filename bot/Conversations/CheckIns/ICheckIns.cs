using PsoasBot.Conversations.Retention;

namespace PsoasBot.Conversations.CheckIns;

internal enum Feeling { Easier, Same, Worse }

/// <summary>How somebody felt after a routine; kept only where the member has agreed to it, and forgotten with the routine's question.</summary>
internal sealed record CheckIn(MemberKey Member, string QuestionId, Feeling Feeling, DateTimeOffset At);

/// <summary>Keeps check-ins.</summary>
internal interface ICheckIns
{
    /// <summary>False where the member has no routine of that id. A second check-in takes the place of the first.</summary>
    ValueTask<bool> KeepAsync(CheckIn checkIn, CancellationToken cancellationToken);
}

/// <summary>What a member reads after a check-in, on every platform.</summary>
internal static class CheckInReplies
{
    public static string For(Feeling feeling) => feeling switch
    {
        Feeling.Easier => "Good to hear. Leave it there for today; none of the sources gives a reason to do more at once.",
        Feeling.Same => "That is fine too. If nothing changes over some weeks, a physiotherapist can look at it with you.",
        _ => "Then please stop here and do not repeat it. See a physiotherapist or doctor in the next days before you go on. "
            + "Get medical help at once for numbness between the legs, changes in bladder or bowel, a weak leg, fever, or pain that you cannot bear.",
    };
}

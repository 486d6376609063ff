using System.Globalization;

namespace PsoasBot.Platforms;

/// <summary>Everything that a button or a form can mean.</summary>
internal enum ActionVerb
{
    Sources, Sides, More, Up, Down, Flag, Share, Show, Forget, Keep,
    Claim, Release, Approve, Correct, Retract, Reopen, Why, Case,
    Nearest, Start, Next, Back, Pause, GoOn, Skip, Stop, Feel, Remember, Discard,
}

/// <summary>
/// The name of a button or form, the same on every platform: <c>psoas:verb:subject:version</c>, under 64 characters. It carries all that is
/// needed to act after a restart; it grants nothing, since every action is authorised again when it arrives.
/// </summary>
internal sealed record ActionId(ActionVerb Verb, string Subject = "", int Version = 0)
{
    private const string Prefix = "psoas";

    public static bool TryParse(string? text, out ActionId id)
    {
        id = new ActionId(ActionVerb.Sources);
        if (text?.Split(':') is not [Prefix, var verb, var subject, var version]) return false;
        if (!Enum.TryParse<ActionVerb>(verb, ignoreCase: true, out var known) || !Enum.IsDefined(known)) return false;
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        id = new ActionId(known, subject, number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}:{Verb.ToString().ToLowerInvariant()}:{Subject}:{Version}");
}

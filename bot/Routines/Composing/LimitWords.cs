using PsoasBot.Knowledge;
using PsoasBot.Routines.Limits;

namespace PsoasBot.Routines.Composing;

/// <summary>What is said about a member's limits: how they were read, what they left out, and what was not understood.</summary>
internal static class LimitWords
{
    private const string NothingToWatch = "none";

    /// <summary>"cannot kneel ("bad knee"), no floor": only what the member named, nothing that follows from it.</summary>
    public static string Names(LimitReading limits) => string.Join(", ", Named(limits));

    /// <summary>Every limit is confirmed, so that a member sees what was read from the words and can put it right.</summary>
    public static IEnumerable<RoutineNote> Confirmed(LimitReading limits, IReadOnlyList<Exercise> leftOut)
    {
        var named = Named(limits);
        if (named.Count == 0) yield break;
        var (your, them) = named.Count == 1 ? ("Your limit", "it") : ("Your limits", "them");
        yield return RoutineNote.Ours(leftOut.Count == 0
            ? $"{your}: {Names(limits)}. Nothing for this goal had to be left out for {them}."
            : $"{your}: {Names(limits)}. Left out for {them}: {string.Join("; ", leftOut.Select(exercise => exercise.Name))}.");
        foreach (var limit in limits.Holding.Where(limit => Says(limit, leftOut)))
            yield return RoutineNote.Ours(limit.Says!);
    }

    public static IEnumerable<RoutineNote> NotUnderstood(LimitReading limits)
    {
        if (limits.NotUnderstood.Count > 0)
            yield return RoutineNote.Ours($"I could not take this into account: {string.Join("; ", limits.NotUnderstood.Select(text => $"\"{Plain.Echo(text)}\""))}. If it is about your health, please ask a physiotherapist or doctor before you begin.");
    }

    /// <summary>A caution of ours is said where it left something out.</summary>
    public static bool HasCaution(LimitReading limits, IReadOnlyList<Exercise> leftOut) => limits.Holding.Any(limit => Says(limit, leftOut));

    private static bool Says(Limit limit, IReadOnlyList<Exercise> leftOut) =>
        limit is { Effect: LimitEffect.Care, Says: not null } && leftOut.Any(exercise => limit.RulesOut.Contains(exercise.Id, StringComparer.Ordinal));

    private static List<NamedLimit> Named(LimitReading limits) => [.. limits.Named.Where(each => each.Limit.Id != NothingToWatch)];
}

using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Composing;

/// <summary>
/// Chooses exercises for a time and shares the time out. Greedy in the order of rank: the first that fits is taken, and
/// the next one only while those before it cannot fill the time. Nothing is cut and nothing is repeated.
/// </summary>
internal sealed class StepPicker(RoutineOptions options)
{
    public IReadOnlyList<(TimePlan Plan, int Seconds)> Pick(IReadOnlyList<TimePlan> ranked, int budget, bool isMixed, int mostSteps)
    {
        List<TimePlan> chosen = [];
        foreach (var plan in ranked)
        {
            if (chosen.Count < mostSteps && Takes(chosen, plan, budget, isMixed)) chosen.Add(plan);
        }
        return Share(chosen, budget);
    }

    /// <summary>A little over is allowed where the time would stay unfilled otherwise.</summary>
    private bool Takes(List<TimePlan> chosen, TimePlan plan, int budget, bool isMixed)
    {
        var least = chosen.Sum(each => each.Least) + plan.Least;
        var isOpen = chosen.Sum(each => each.Most) < budget * (1 - options.Tolerance);
        if (isMixed && !chosen.Exists(each => each.Exercise.Kind == plan.Exercise.Kind) && plan.Exercise.Kind != ExerciseKind.Breathing)
            return least <= (chosen.Count == 0 ? budget * (1 + options.Tolerance) : budget);
        return chosen.Sum(each => each.Most) < budget && least <= (isOpen ? budget * (1 + options.Tolerance) : budget);
    }

    private static List<(TimePlan Plan, int Seconds)> Share(List<TimePlan> chosen, int budget)
    {
        var seconds = chosen.ToDictionary(plan => plan, plan => plan.Least);
        foreach (var growth in new[] { Growth.Stay, Growth.OwnPace, Growth.Rest })
            Grow([.. chosen.Where(plan => plan.Growth == growth)], seconds, budget);
        return [.. chosen.Select(plan => (plan, seconds[plan]))];
    }

    /// <summary>Those with the smallest room first, so that an equal share of what is left is never wasted.</summary>
    private static void Grow(List<TimePlan> plans, Dictionary<TimePlan, int> seconds, int budget)
    {
        var left = plans.Count;
        foreach (var plan in plans.OrderBy(plan => plan.Most - plan.Least).ThenBy(plan => plan.Exercise.Id, StringComparer.Ordinal))
        {
            var free = Math.Max(0, budget - seconds.Values.Sum());
            seconds[plan] = Math.Min(plan.Most, plan.Least + free / left--);
        }
    }
}

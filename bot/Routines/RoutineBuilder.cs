using PsoasBot.Knowledge;
using PsoasBot.Routines.Composing;
using PsoasBot.Routines.Limits;
using PsoasBot.Safety;

namespace PsoasBot.Routines;

/// <summary>
/// The front door of the room: screens every word of a request first, then reads it, then refuses, declines or composes.
/// Deterministic and without I/O.
/// </summary>
internal sealed class RoutineBuilder
{
    private readonly Func<string, SafetyVerdict> _screen;
    private readonly RoutineComposer _composer;

    /// <exception cref="KnowledgeException">The knowledge has no limits, without which no routine is safe to offer.</exception>
    public RoutineBuilder(KnowledgeBase knowledge, Func<string, SafetyVerdict> screen, RoutineOptions options)
    {
        if (knowledge.Limits.Limits.Count == 0)
            throw new KnowledgeException([new KnowledgeProblem("routines/limits.yaml", 0, "this file of the knowledge is missing; /routine needs it")]);
        _screen = screen;
        _composer = new RoutineComposer(knowledge, options);
        Limits = new LimitReader(knowledge.Limits);
    }

    public LimitReader Limits { get; }

    public Routine Build(RoutineInput input)
    {
        var limits = Limits.Read(input.Limits);
        var verdict = Screen(input, limits);
        if (verdict.Level >= SafetyLevel.Urgent)
            return new Routine { Status = RoutineStatus.Safety, Level = verdict.Level, Verdict = verdict, Said = ["safety first"] };
        return RoutineRequestReader.Read(input) switch
        {
            RoutineReading.Wrong wrong => Wrong(wrong.Problems),
            RoutineReading.Understood understood => Build(understood.Request, limits, verdict),
            var other => throw new InvalidOperationException($"There is no routine for {other}."),
        };
    }

    private Routine Build(RoutineRequest request, LimitReading limits, SafetyVerdict verdict) =>
        limits.Holding.Any(limit => limit.Effect == LimitEffect.Professional) ? LimitReferral.Refuse(request, limits)
        : verdict is { Level: SafetyLevel.Professional, AllowsDoses: false } ? LimitReferral.Refuse(request, verdict)
        : _composer.Compose(request, limits);

    /// <summary>
    /// Names of limits come from a list and are read by it; everything else is a member's own words. Names are screened together with such
    /// words, because together they may say more ("blood thinners", "my thigh went weak").
    /// </summary>
    private SafetyVerdict Screen(RoutineInput input, LimitReading limits)
    {
        List<string> free = [.. limits.FreeWords, .. new[] { input.Goal, input.Minutes, input.Experience }.OfType<string>().Where(text => text.Any(char.IsLetter))];
        if (free.Count == 0) return SafetyVerdict.Clear;
        var all = _screen(string.Join(". ", input.Limits.Concat(free.Except(limits.FreeWords, StringComparer.Ordinal))));
        return all.Level >= SafetyLevel.Urgent ? all : _screen(string.Join(". ", free));
    }

    private static Routine Wrong(IReadOnlyList<string> problems) => new()
    {
        Status = RoutineStatus.Declined,
        Level = SafetyLevel.None,
        Lead = string.Join(' ', problems),
        Problems = problems,
        Said = ["request not understood"],
    };
}

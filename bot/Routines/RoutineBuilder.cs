using PsoasBot.Knowledge;
using PsoasBot.Routines.Composing;
using PsoasBot.Routines.Limits;
using PsoasBot.Safety;

namespace PsoasBot.Routines;

/// <summary>
/// The front door of the room: tells which words of a request must be screened, then reads it under the verdict and refuses, declines or
/// composes. Deterministic and without I/O.
/// </summary>
internal sealed class RoutineBuilder
{
    private const string NoLimit = "none";

    private readonly RoutineComposer _composer;

    /// <exception cref="KnowledgeException">The knowledge has no limits, without which no routine is safe to offer.</exception>
    public RoutineBuilder(KnowledgeBase knowledge, RoutineOptions options)
    {
        if (knowledge.Limits.Limits.Count == 0)
            throw new KnowledgeException([new KnowledgeProblem("routines/limits.yaml", 0, "this file of the knowledge is missing; /routine needs it")]);
        _composer = new RoutineComposer(knowledge, options);
        Limits = new LimitReader(knowledge.Limits);
    }

    public LimitReader Limits { get; }

    /// <summary>What a form offers to choose from.</summary>
    public IReadOnlyList<LimitChoice> Choices =>
        [.. Limits.All.Where(limit => limit.Id != NoLimit).Select(limit => new LimitChoice(limit.Id, limit.Label, limit.Effect != LimitEffect.RulesOut))];

    /// <summary>
    /// Everything in a member's own words, in whatever field it stands, and the names of the conditions among the limits, because together they
    /// may say more ("blood thinners", "my thigh went weak"). Names of what somebody cannot do ("cannot kneel") are read by the list alone.
    /// </summary>
    public string WordsToScreen(RoutineInput input)
    {
        var read = Limits.Read(input.Limits);
        var named = read.Holding.Where(limit => limit.Effect == LimitEffect.Professional).Select(limit => limit.Label);
        var fields = new[] { input.Goal, input.Minutes, input.Experience }.OfType<string>().Where(text => text.Any(char.IsLetter) && !IsChoice(text));
        return string.Join(". ", named.Where(label => !read.FreeWords.Contains(label, StringComparer.OrdinalIgnoreCase)).Concat(read.FreeWords).Concat(fields));
    }

    /// <summary>The routine under the verdict on <see cref="WordsToScreen"/>.</summary>
    public Routine Build(RoutineInput input, SafetyVerdict verdict)
    {
        if (verdict.Level >= SafetyLevel.Urgent)
            return new Routine { Status = RoutineStatus.Safety, Level = verdict.Level, Verdict = verdict, Said = ["safety first"] };
        return RoutineRequestReader.Read(input) switch
        {
            RoutineReading.Wrong wrong => Wrong(wrong.Problems),
            RoutineReading.Understood understood => Build(understood.Request, Limits.Read(input.Limits), verdict),
            var other => throw new InvalidOperationException($"There is no routine for {other}."),
        };
    }

    /// <summary>Below urgent, words that the list reads to the last one ("bad knees") are judged by the list; anything more by the screen.</summary>
    private Routine Build(RoutineRequest request, LimitReading limits, SafetyVerdict verdict) =>
        limits.Holding.Any(limit => limit.Effect == LimitEffect.Professional) ? LimitReferral.Refuse(request, limits)
        : limits.SaysMore && verdict is { Level: SafetyLevel.Professional, AllowsDoses: false } ? LimitReferral.Refuse(request, verdict)
        : _composer.Compose(request, limits);

    private static bool IsChoice(string text) =>
        RoutineRequestReader.Goals.Contains(text.Trim().ToLowerInvariant(), StringComparer.Ordinal) || Enum.TryParse<Experience>(text, ignoreCase: true, out _);

    private static Routine Wrong(IReadOnlyList<string> problems) => new()
    {
        Status = RoutineStatus.Declined,
        Level = SafetyLevel.None,
        Lead = string.Join(' ', problems),
        Problems = problems,
        Said = ["request not understood"],
    };
}

/// <summary>A limit to choose. One that <paramref name="NeedsSomebody"/> leads to a professional or asks for care.</summary>
internal sealed record LimitChoice(string Id, string Label, bool NeedsSomebody);

using PsoasBot.Safety;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Safety;

/// <summary>The real data, read once for all tests of the room.</summary>
internal static class SafetyFixture
{
    public static SafetyKnowledge Knowledge { get; } = SafetyKnowledge.Load(Path.Combine(Project.Root, "knowledge", "safety"));

    public static SafetyScreen Screen { get; } = new(Knowledge);

    public static SafetyCards Cards { get; } = new(Knowledge);
}

using PsoasBot.Safety;

namespace PsoasBot.Tests.Safety;

/// <summary>The real data, read once for all tests of the room.</summary>
internal static class SafetyFixture
{
    public static string Root { get; } = FindRoot();

    public static SafetyKnowledge Knowledge { get; } = SafetyKnowledge.Load(Path.Combine(Root, "knowledge", "safety"));

    public static SafetyScreen Screen { get; } = new(Knowledge);

    public static SafetyCards Cards { get; } = new(Knowledge);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PsoasBot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the solution folder was not found");
        return folder;
    }
}

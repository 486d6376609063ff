using PsoasBot.Simulators;

namespace PsoasBot.Tests.Fakes;

/// <summary>The project's folders; the shared material lies beside the checkout, or not at all.</summary>
internal static class Project
{
    public static string Root => Checkout.Root;

    public static string? Shared(string folder) =>
        Path.GetFullPath(Path.Combine(Root, "..", "shared", folder)) is var path && Directory.Exists(path) ? path : null;

    public static string Questions(string file) => Path.Combine(Root, "tests", "questions", file);
}

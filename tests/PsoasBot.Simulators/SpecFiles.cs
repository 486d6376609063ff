namespace PsoasBot.Simulators;

/// <summary>The platforms' own machine-readable material, in a shared folder beside the checkout. It is not part of the project and may be absent.</summary>
public static class SpecFiles
{
    public static string Path(params string[] parts) => System.IO.Path.Combine([Checkout.Root, "..", "shared", "specs", .. parts]);
}

namespace PsoasBot.Simulators;

/// <summary>The platforms' own machine-readable material. It is not part of the project and may be absent.</summary>
public static class SpecFiles
{
    private static readonly string Folder = BesideTheCheckout();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    /// <summary>The shared folder lies beside the checkout, which is found upwards from the program.</summary>
    private static string BesideTheCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "PsoasBot.sln"))) folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "..", "shared", "specs");
    }
}

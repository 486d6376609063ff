namespace PsoasBot.Simulators;

/// <summary>Where the project's files lie: the folder of the solution, found upwards from the program.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PsoasBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no PsoasBot.sln above {AppContext.BaseDirectory}.");
    }
}

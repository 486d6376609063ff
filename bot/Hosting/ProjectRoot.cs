namespace PsoasBot.Hosting;

/// <summary>Finds the folder with appsettings.json and the knowledge: where the command was given, else upwards from the program.</summary>
internal static class ProjectRoot
{
    private const string Settings = "appsettings.json";

    public static string Find() => Find(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

    internal static string Find(string current, string program)
    {
        if (IsRoot(current)) return current;
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
            if (IsRoot(folder.FullName)) return folder.FullName;
        return current;
    }

    private static bool IsRoot(string folder) => File.Exists(Path.Combine(folder, Settings)) && Directory.Exists(Path.Combine(folder, "knowledge"));
}

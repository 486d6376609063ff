using System.CommandLine;
using Microsoft.Extensions.Options;
using PsoasBot.Completion;
using PsoasBot.Completion.Prompts;
using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>check</c>: validates knowledge, safety rules, prompts and settings, and says what is wrong where.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var online = new Option<bool>("--online") { Description = "also asks the chat platforms that have tokens whether everything is allowed" };
        var command = new Command("check", "validates the knowledge, the safety rules, the prompts and the settings, and says what is wrong where") { online };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var offline = Run(ProjectRoot.Find(), Console.Out, Console.Error);
            if (!parsed.GetValue(online)) return offline;
            var discord = await DiscordCommands.CheckOnlineAsync(Console.Out, Console.Error, cancellationToken);
            var slack = await SlackCommands.CheckOnlineAsync(Console.Out, Console.Error, cancellationToken);
            return Math.Max(discord, slack) is var found and not 0 ? found : offline;
        });
        return command;
    }

    /// <summary>Says what is wrong in the settings, and in the folders that they name.</summary>
    /// <param name="root">The folder with appsettings.json; relative folders start there.</param>
    /// <param name="output">Told that all is good.</param>
    /// <param name="error">Told what is wrong, a line each.</param>
    /// <param name="settings">Settings that win over the file and the environment.</param>
    internal static int Run(string root, TextWriter output, TextWriter error, IReadOnlyDictionary<string, string?>? settings = null)
    {
        KnowledgeBase? knowledge = null;
        List<string> wrong;
        try
        {
            using var services = BotHost.Services(root, settings);
            wrong = [.. Knowledge(services, root, out knowledge), .. Safety(services, root), .. Prompts(services, root), .. Settings(services)];
        }
        catch (Exception ex) when (StartProblem.From(ex) is { } problem)
        {
            wrong = [.. problem.Lines];
        }
        foreach (var line in wrong) error.WriteLine(line);
        if (wrong.Count > 0)
        {
            error.WriteLine($"{wrong.Count} problem(s) found.");
            return StartProblem.KnowledgeWrong;
        }
        output.WriteLine($"All good: {knowledge!.Sources.Count} sources, {knowledge.Statements.Count} statements, {knowledge.Contested.Count} contested claims, " +
            $"{knowledge.Exercises.Count} exercises, {knowledge.Scope.Count} subjects outside them; knowledge version {knowledge.Version}.");
        return 0;
    }

    private static IEnumerable<string> Knowledge(IServiceProvider services, string root, out KnowledgeBase? knowledge)
    {
        knowledge = null;
        if (ValueOf<KnowledgeOptions>(services)?.Folder is not { } folder) return [];
        (knowledge, var problems) = KnowledgeFolder.Read(Path.Combine(root, folder));
        return problems.Select(problem => Located(folder, problem.File, problem));
    }

    private static IEnumerable<string> Safety(IServiceProvider services, string root)
    {
        if (ValueOf<SafetyOptions>(services)?.Folder is not { } folder) return [];
        var path = Path.Combine(root, folder);
        if (!Directory.Exists(path)) return [$"{folder}: the folder is missing; without it no message can be screened"];
        return SafetyKnowledge.Load(path).Check().Select(problem => Located(folder, problem.File, problem));
    }

    private static IEnumerable<string> Prompts(IServiceProvider services, string root) =>
        ValueOf<CompletionOptions>(services)?.Prompts is { } folder ? PromptFolder.Check(Path.Combine(root, folder)) : [];

    /// <summary>Every section is bound, and its validators say what is out of range.</summary>
    private static IEnumerable<string> Settings(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (Exception ex) when (StartProblem.From(ex) is { } problem)
        {
            return problem.Lines;
        }
    }

    /// <summary>Null where the section itself is wrong, which <see cref="Settings"/> tells.</summary>
    private static T? ValueOf<T>(IServiceProvider services) where T : class
    {
        try
        {
            return services.GetRequiredService<IOptions<T>>().Value;
        }
        catch (Exception ex) when (StartProblem.From(ex) is not null)
        {
            return null;
        }
    }

    private static string Located(string folder, string file, object problem) => Path.IsPathRooted(file) ? $"{problem}" : $"{folder}/{problem}";
}

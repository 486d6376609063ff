using System.CommandLine;
using Microsoft.Extensions.Options;
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

    internal static int Run(string root, TextWriter output, TextWriter error)
    {
        var (knowledge, problems) = KnowledgeFolder.Read(Path.Combine(root, "knowledge"));
        List<string> wrong = [.. problems.Select(problem => Located("knowledge", problem.File, problem)), .. Safety(root), .. PromptFolder.Check(Path.Combine(root, "prompts")), .. Settings(root)];
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

    private static string Located(string folder, string file, object problem) => Path.IsPathRooted(file) ? $"{problem}" : $"{folder}/{problem}";

    private static IEnumerable<string> Safety(string root)
    {
        var folder = Path.Combine(root, "knowledge", "safety");
        if (!Directory.Exists(folder)) return ["knowledge/safety: the folder is missing; without it no message can be screened"];
        return SafetyKnowledge.Load(folder).Check().Select(problem => Located("knowledge/safety", problem.File, problem));
    }

    /// <summary>Building the host binds every section; its validators say what is out of range.</summary>
    private static IEnumerable<string> Settings(string root)
    {
        try
        {
            var app = BotHost.Build(root);
            app.Services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException ex)
        {
            return ex.Failures.Select(failure => $"appsettings.json or the environment: {failure}");
        }
        catch (InvalidDataException ex)
        {
            return [$"appsettings.json: {ex.Message}"];
        }
    }
}

using System.CommandLine;

namespace PsoasBot.Hosting.CommandLine;

/// <summary>The verbs of the program; without one it runs the host.</summary>
internal static class PsoasBotCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("PsoasBot answers a community's questions about the psoas muscle, cited and with every side shown.")
        {
            AskCommand.Create(),
            RoutineCommand.Create(),
            SearchCommand.Create(),
            VerifyCommand.Create(),
            ModelCommand.Create(), EnrichCommand.Create(),
            StoreCommands.CreateBackup(),
            StoreCommands.CreateRestore(),
            SameCommand.Create(),
            CheckCommand.Create(),
            DiscordCommands.Create(),
            SlackCommands.Create(),
        };
        HostCommand.AddTo(root);
        try
        {
            // The host listens for Ctrl+C and SIGTERM itself and takes the time that it needs to finish accepted questions.
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (BatchException ex)
        {
            await Console.Error.WriteLineAsync(ex.Message);
            return 2;
        }
        // What an operator can mend, for every verb: words and an exit code, no stack trace.
        catch (Exception ex) when (StartProblem.From(ex) is not null)
        {
            var problem = StartProblem.From(ex)!;
            foreach (var line in problem.Lines) await Console.Error.WriteLineAsync(line);
            return problem.ExitCode;
        }
    }
}

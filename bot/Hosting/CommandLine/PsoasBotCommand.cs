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
            SameCommand.Create(),
            VerifyCommand.Create(),
            ModelCommand.Create(),
            CheckCommand.Create(),
            DiscordCommands.Create(),
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
    }
}

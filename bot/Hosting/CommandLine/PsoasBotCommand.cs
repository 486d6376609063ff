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
            SearchCommand.Create(),
            CheckCommand.Create(),

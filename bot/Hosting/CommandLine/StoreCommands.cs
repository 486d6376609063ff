using System.CommandLine;
using PsoasBot.Storage;
using PsoasBot.Storage.Backup;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>backup FILE</c> while the bot runs or not, <c>restore FILE</c> into an empty store.</summary>
internal static class StoreCommands
{
    public static Command CreateBackup()
    {
        var file = new Argument<string>("file") { Description = "where the backup is written" };
        var command = new Command("backup", "writes everything that the store keeps into one file; the bot may run meanwhile") { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(async backup =>
            $"{await backup.WriteAsync(parsed.GetRequiredValue(file), cancellationToken)} rows are in {parsed.GetRequiredValue(file)}.", cancellationToken));
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("file") { Description = "a file that 'backup' wrote, from SQLite or PostgreSQL" };
        var command = new Command("restore", "fills an empty store from a backup; stop the bot first") { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(async backup =>
            $"{await backup.RestoreAsync(parsed.GetRequiredValue(file), cancellationToken)} rows were restored.", cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Func<StoreBackup, Task<string>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = BotHost.BuildForCommand();
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            await Console.Out.WriteLineAsync(await work(app.Services.GetRequiredService<StoreBackup>()));
            return 0;
        }
        catch (Exception problem) when (StartProblem.From(problem) is { } known)
        {
            foreach (var line in known.Lines) await Console.Error.WriteLineAsync(line.Replace("The bot cannot start: ", "", StringComparison.Ordinal));
            return known.ExitCode;
        }
    }
}

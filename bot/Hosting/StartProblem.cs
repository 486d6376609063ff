using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PsoasBot.Conversations;
using PsoasBot.Knowledge;
using PsoasBot.Storage;

namespace PsoasBot.Hosting;

/// <summary>Something that keeps the host from starting and that its operator can mend, in words, with an exit code.</summary>
internal sealed record StartProblem(int ExitCode, IReadOnlyList<string> Lines)
{
    public const int SettingsWrong = 2;
    public const int PortTaken = 3;
    public const int KnowledgeWrong = 4;
    public const int StoreWrong = 5;

    /// <summary>Null for anything else: that is a bug and shows itself whole.</summary>
    public static StartProblem? From(Exception exception) => exception switch
    {
        OptionsValidationException ex => new(SettingsWrong, [$"A setting is wrong (appsettings.json or the environment): {string.Join("; ", ex.Failures)}"]),
        InvalidDataException ex => new(SettingsWrong, [$"appsettings.json cannot be read: {ex.GetBaseException().Message}"]),
        KnowledgeException ex => new(KnowledgeWrong, [.. ex.Problems.Select(problem => problem.ToString()), "The knowledge has mistakes; the bot does not start with them."]),
        IOException { InnerException: AddressInUseException } => new(PortTaken,
            ["The local page's port is taken, perhaps by another PsoasBot. Stop that one, or choose another port: --port 5081, or Local:Port in appsettings.json."]),
        StoreUnavailableException or StoreVersionException or IOException or UnauthorizedAccessException => new(StoreWrong, [$"The bot cannot start: {exception.Message}"]),
        _ => null,
    };
}

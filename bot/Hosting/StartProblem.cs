using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PsoasBot.Completion.Prompts;
using PsoasBot.Conversations;
using PsoasBot.Knowledge;
using PsoasBot.Safety;
using PsoasBot.Storage;

namespace PsoasBot.Hosting;

/// <summary>Something that keeps the host from starting and that its operator can mend, in words, with an exit code.</summary>
internal sealed record StartProblem(int ExitCode, IReadOnlyList<string> Lines)
{
    public const int SettingsWrong = 2;
    public const int PortTaken = 3;
    public const int KnowledgeWrong = 4;
    public const int StoreWrong = 5;

    /// <summary>How the configuration binder begins when a value has another type ("abc" for a number): it throws what a bug would throw, too.</summary>
    private const string NotConverted = "Failed to convert configuration value";

    /// <summary>Null for anything else: that is a bug and shows itself whole.</summary>
    public static StartProblem? From(Exception exception) => exception switch
    {
        OptionsValidationException ex => Settings(ex.Failures),
        AggregateException ex when ex.InnerExceptions.All(inner => inner is OptionsValidationException) => Settings(ex.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)),
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } ex when ex.Message.StartsWith(NotConverted, StringComparison.Ordinal) => Settings([ex.Message]),
        InvalidDataException ex => new(SettingsWrong, [$"appsettings.json cannot be read: {ex.GetBaseException().Message}"]),
        KnowledgeException ex => new(KnowledgeWrong, [.. ex.Problems.Select(problem => problem.ToString()), "The knowledge has mistakes; the bot does not start with them."]),
        SafetyException ex => new(KnowledgeWrong, [.. ex.Problems.Select(problem => problem.ToString()), "The safety data has mistakes; the bot does not start with them."]),
        PromptException ex => new(KnowledgeWrong, [.. ex.Problems, "The prompts have mistakes; the bot does not start with them."]),
        IOException { InnerException: AddressInUseException } => new(PortTaken,
            ["The local page's port is taken, perhaps by another PsoasBot. Stop that one, or choose another port: --port 5081, or Local:Port in appsettings.json."]),
        StoreUnavailableException or StoreVersionException or IOException or UnauthorizedAccessException => new(StoreWrong, [$"The bot cannot start: {exception.Message}"]),
        _ => null,
    };

    private static StartProblem Settings(IEnumerable<string> failures) =>
        new(SettingsWrong, [.. failures.Select(failure => $"A setting is wrong (appsettings.json or the environment): {failure}")]);
}

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PsoasBot.Hosting;

/// <summary>
/// Log lines for people: the time and what happened; from warnings on also how bad it is and who says so.
/// <c>"FormatterName": "json"</c> in appsettings.json writes for machines instead.
/// </summary>
internal sealed class PlainConsoleFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write($"{time.GetLocalNow():HH:mm:ss} ");
        if (logEntry.LogLevel >= LogLevel.Warning) textWriter.Write($"{logEntry.LogLevel} in {Room(logEntry.Category)}: ");
        textWriter.WriteLine(logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } exception) textWriter.WriteLine(exception);
    }

    private static string Room(string category) => category.StartsWith("PsoasBot.", StringComparison.Ordinal) ? category["PsoasBot.".Length..] : category;
}

internal static class PlainConsole
{
    /// <summary>Present where standard output belongs to answers, and a pipe must get nothing else.</summary>
    public const string ToStandardError = "Logging:Console:ToStandardError";

    /// <summary>The slim builder fixes another formatter, so the one that the settings name is put in its place last.</summary>
    public static void AddPlainConsole(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConsole().AddConsoleFormatter<PlainConsoleFormatter, ConsoleFormatterOptions>();
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
        {
            console.FormatterName = configuration["Logging:Console:FormatterName"] ?? PlainConsoleFormatter.FormatterName;
            if (configuration[ToStandardError] is not null) console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
    }
}

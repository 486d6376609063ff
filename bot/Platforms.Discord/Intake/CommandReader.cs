using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Intake;

/// <summary>Reads a command as Discord sends it into the neutral form.</summary>
internal static class CommandReader
{
    private const int SecondWord = 1;
    private const int OnMessage = 3;

    /// <summary>Null where a message command was used on a message without text.</summary>
    public static CommandCall? Read(InteractionData data, Caller caller)
    {
        if (data.Type == OnMessage) return OfMessage(data, caller);
        var verb = data.Options?.FirstOrDefault(option => option.Type == SecondWord);
        var options = (verb is null ? data.Options : verb.Options) ?? [];
        return new CommandCall(data.Name ?? "", verb?.Name, Arguments(options), caller);
    }

    /// <summary>The values of a sent form by field.</summary>
    public static IReadOnlyDictionary<string, string> Values(IReadOnlyList<SubmittedComponent>? components)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var component in Flat(components ?? []))
            if (component is { CustomId: { } id, Value: { } value }) values[id] = value;
        return values;
    }

    /// <summary>What somebody wrote is asked about for the person who looked it up, so the answer is theirs alone unless they share it.</summary>
    private static CommandCall? OfMessage(InteractionData data, Caller caller)
    {
        var message = data.TargetId is { } id ? data.Resolved?.Messages?.GetValueOrDefault(id) : null;
        return string.IsNullOrWhiteSpace(message?.Content)
            ? null
            : new CommandCall(CommandCatalog.Ask, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["question"] = message.Content.Trim(), ["private"] = "true" }, caller);
    }

    private static Dictionary<string, string> Arguments(IEnumerable<CommandValue> options)
    {
        Dictionary<string, string> arguments = new(StringComparer.Ordinal);
        foreach (var option in options)
            if (option is { Name: { } name, Text: { } text }) arguments[name] = text;
        return arguments;
    }

    private static IEnumerable<SubmittedComponent> Flat(IEnumerable<SubmittedComponent> components) =>
        components.SelectMany(component => Flat((component.Components ?? []).Concat(component.Component is { } inner ? [inner] : [])).Prepend(component));
}

using System.Globalization;

namespace PsoasBot.Platforms;

/// <summary>
/// Reads a command that was written as one line, for platforms without fields for options. A second word comes first ("review next"), yes
/// or no is said with "--private" or "--public" at either end, a number and a choice by themselves; the rest is the text.
/// </summary>
internal static class WrittenCommand
{
    /// <summary>Null where there is no command of that name.</summary>
    public static CommandCall? Read(string name, string text, Caller caller)
    {
        if (CommandCatalog.All.FirstOrDefault(each => each.Name == name) is not { } spec) return null;
        List<string> words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        var all = words.Count;
        var verb = words.Count > 0 ? spec.Verbs.FirstOrDefault(each => Same(each.Name, words[0])) : null;
        if (verb is not null) words.RemoveAt(0);
        Dictionary<string, string> arguments = new(StringComparer.Ordinal);
        var options = (verb ?? spec).Options;
        foreach (var option in options)
            if (Taken(option, words) is { } value) arguments[option.Name] = value;
        // Where no word meant an option, the text stays as it was written, with its line breaks.
        var rest = words.Count == all ? text.Trim() : string.Join(' ', words);
        if (rest.Length > 0 && options.FirstOrDefault(IsText) is { } open) arguments[open.Name] = rest;
        return new CommandCall(spec.Name, verb?.Name, arguments, caller);
    }

    private static bool IsText(CommandOption option) => option is { Kind: OptionKind.Text, Choices.Count: 0 };

    /// <summary>The option's value, taken out of the words; null where none of them says it.</summary>
    private static string? Taken(CommandOption option, List<string> words) => option switch
    {
        { Kind: OptionKind.YesNo } => YesNo(option, words),
        { Kind: OptionKind.WholeNumber } => Cut(words, words.FindIndex(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _))),
        { Choices.Count: > 0 } => Cut(words, words.FindIndex(word => option.Choices.Contains(word, StringComparer.OrdinalIgnoreCase)))?.ToLowerInvariant(),
        _ => null,
    };

    private static string? YesNo(CommandOption option, List<string> words)
    {
        foreach (var place in new[] { 0, words.Count - 1 })
        {
            if (place < 0 || place >= words.Count || !IsMark(words[place])) continue;
            var word = words[place].TrimStart('-', '—', '–');
            if (!Same(word, option.Name) && !Same(word, option.Opposite)) continue;
            words.RemoveAt(place);
            return Same(word, option.Name) ? "true" : "false";
        }
        return null;
    }

    /// <summary>Two hyphens, or the dash that phones and chat programs make of them.</summary>
    private static bool IsMark(string word) => word.StartsWith("--", StringComparison.Ordinal) || word[0] is '—' or '–';

    private static bool Same(string word, string? other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);

    private static string? Cut(List<string> words, int place)
    {
        if (place < 0) return null;
        var word = words[place];
        words.RemoveAt(place);
        return word;
    }
}

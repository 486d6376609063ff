using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using HandlebarsDotNet;
using Microsoft.Extensions.AI;

namespace PsoasBot.Completion.Prompts;

/// <summary>A prompt that is ready to be sent: messages, settings, and the version of the file that it came from.</summary>
internal sealed record PromptCall(IReadOnlyList<ChatMessage> Messages, string Version, int? MaxTokens, float? Temperature, float? TopP);

/// <summary>An entry of a list with ids: one JSON object a line.</summary>
internal sealed record PromptEntry(string Id, string Text);

/// <summary>
/// One prompt of the folder. Every value is written as JSON (which also escapes angle brackets, so that no text can open a message of its own)
/// and stands between two lines with a random word that no text can know: what is between them is data, whatever it says.
/// </summary>
internal sealed partial class Prompt
{
    public const string Fence = "fence";

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private readonly PromptFile _file;
    private readonly HandlebarsTemplate<object, object> _template;

    /// <exception cref="HandlebarsException">The template does not compile.</exception>
    public Prompt(PromptFile file, string version)
    {
        (_file, Version) = (file, version);
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });
        _template = handlebars.Compile(file.Template);
    }

    public string Name => _file.Name;

    /// <summary>The first 8 hexadecimal digits of the file's SHA-256.</summary>
    public string Version { get; }

    /// <param name="values">For each variable of the file a text, a list of texts or a list of <see cref="PromptEntry"/>.</param>
    public PromptCall Render(IReadOnlyDictionary<string, object> values)
    {
        var fence = $"----{RandomNumberGenerator.GetHexString(12, lowercase: true)}----";
        var data = values.ToDictionary(pair => pair.Key, pair => (object)Encode(pair.Value), StringComparer.Ordinal);
        data[Fence] = fence;
        var text = _template(data);
        var messages = MessagePattern().Matches(text)
            .Select(match => new ChatMessage(match.Groups["role"].Value == "system" ? ChatRole.System : ChatRole.User, match.Groups["text"].Value.Trim())).ToList();
        return new PromptCall(messages, Version, _file.Settings.MaxTokens, _file.Settings.Temperature, _file.Settings.TopP);
    }

    public static bool HasMessages(string template) => MessagePattern().Matches(template).Any(match => match.Groups["role"].Value == "user");

    private static string Encode(object value) => value switch
    {
        IEnumerable<PromptEntry> entries => string.Join('\n', entries.Select(entry => $"{{\"id\": {Encode(entry.Id)}, \"text\": {Encode(entry.Text)}}}")),
        IEnumerable<string> lines => string.Join('\n', lines.Select(Encode)),
        _ => Encode(value as string ?? ""),
    };

    private static string Encode(string line) => $"\"{Encoder.Encode(line)}\"";

    [GeneratedRegex("<message role=\"(?<role>system|user)\">(?<text>.*?)</message>", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MessagePattern();
}

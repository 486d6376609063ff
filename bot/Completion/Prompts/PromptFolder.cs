using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using YamlDotNet.Core;

namespace PsoasBot.Completion.Prompts;

/// <summary>The prompts folder has mistakes; each with its file.</summary>
internal sealed class PromptException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

/// <summary>Reads prompts/*.yaml. Every prompt that the program asks for must be there, with the variables that the program gives.</summary>
internal sealed partial class PromptFolder
{
    public const string Answer = "answer";
    public const string FollowUp = "follow-up";
    public const string Enrich = "enrich";
    public const string Contested = "contested";

    private static readonly FrozenDictionary<string, string[]> Needed = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Answer] = ["question", "evidence"],
        [FollowUp] = ["question", "history"],
        [Enrich] = ["statement", "vocabulary"],
        [Contested] = ["claim", "evidence"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Prompt> _prompts;

    private PromptFolder(IEnumerable<Prompt> prompts) => _prompts = prompts.ToFrozenDictionary(prompt => prompt.Name, StringComparer.Ordinal);

    public Prompt this[string name] => _prompts[name];

    /// <exception cref="PromptException">The folder cannot be used.</exception>
    public static PromptFolder Load(string folder)
    {
        var (prompts, problems) = Read(folder);
        return problems.Count == 0 ? new PromptFolder(prompts) : throw new PromptException(problems);
    }

    /// <summary>What is wrong in the folder, one line each with the file; for the verb `check`.</summary>
    public static IReadOnlyList<string> Check(string folder) => Read(folder).Problems;

    private static (List<Prompt> Prompts, List<string> Problems) Read(string folder)
    {
        List<Prompt> prompts = [];
        List<string> problems = [];
        if (!Directory.Exists(folder)) return (prompts, [$"{folder}: the prompts folder is missing"]);
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var wrong = ReadOne(path, prompts).Select(problem => $"prompts/{Path.GetFileName(path)}{problem}").ToList();
            problems.AddRange(wrong);
        }
        problems.AddRange(Needed.Keys.Where(name => problems.Count == 0 && !prompts.Exists(prompt => prompt.Name == name)).Select(name => $"prompts/{name}.yaml: the prompt '{name}' is missing"));
        return (prompts, problems);
    }

    private static IEnumerable<string> ReadOne(string path, List<Prompt> prompts)
    {
        var text = File.ReadAllText(path);
        PromptFile file;
        try
        {
            file = PromptFile.Parse(text);
        }
        catch (YamlException ex)
        {
            return [$":{ex.Start.Line}: {ex.InnerException?.Message ?? ex.Message}"];
        }
        var problems = Problems(file, Path.GetFileNameWithoutExtension(path)).Select(problem => $": {problem}").ToList();
        if (problems.Count > 0) return problems;
        try
        {
            prompts.Add(new Prompt(file, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]));
            return [];
        }
        catch (HandlebarsException ex)
        {
            return [$": the template does not compile: {ex.Message}"];
        }
    }

    private static IEnumerable<string> Problems(PromptFile file, string fileName)
    {
        if (file.Name != fileName) yield return $"name is '{file.Name}'; it must be the file's name, '{fileName}'";
        if (string.IsNullOrWhiteSpace(file.Description)) yield return "description is missing";
        if (file.TemplateFormat != "handlebars") yield return "template_format must be handlebars";
        if (!Prompt.HasMessages(file.Template)) yield return "the template needs <message role=\"user\">…</message>";
        if (!file.Template.Contains("{{fence}}", StringComparison.Ordinal)) yield return "the template must put {{fence}} around what it is given";
        if (file.Template.Contains("{{{", StringComparison.Ordinal)) yield return "use {{two}} braces; values are encoded by the program";
        if (file.Settings.MaxTokens is < 1 or > 8_000) yield return "max_tokens must lie between 1 and 8000";
        if (file.Settings.Temperature is < 0 or > 2) yield return "temperature must lie between 0 and 2";
        var declared = file.InputVariables.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        var used = VariablePattern().Matches(file.Template).Select(match => match.Groups["name"].Value).Where(name => name != Prompt.Fence).ToHashSet(StringComparer.Ordinal);
        foreach (var name in used.Except(declared, StringComparer.Ordinal)) yield return $"{{{{{name}}}}} is used and not declared under input_variables";
        if (!Needed.TryGetValue(fileName, out var needed)) yield break;
        foreach (var name in needed.Except(used, StringComparer.Ordinal)) yield return $"{{{{{name}}}}} must be used; the program gives it";
        foreach (var name in used.Except(needed, StringComparer.Ordinal)) yield return $"{{{{{name}}}}} is not given by the program";
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[a-z_]+)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VariablePattern();
}

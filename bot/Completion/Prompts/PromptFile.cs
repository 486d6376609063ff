using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PsoasBot.Completion.Prompts;

/// <summary>A prompt file after Semantic Kernel's prompt-template schema (https://learn.microsoft.com/semantic-kernel/concepts/prompts/yaml-schema).</summary>
internal sealed class PromptFile
{
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";
    public string TemplateFormat { get; set; } = "";
    public string Template { get; set; } = "";
    public List<PromptVariable> InputVariables { get; set; } = [];
    public Dictionary<string, PromptSettings> ExecutionSettings { get; set; } = [];

    public PromptSettings Settings => ExecutionSettings.GetValueOrDefault("default") ?? new PromptSettings();

    /// <exception cref="YamlException">The text is no such file.</exception>
    public static PromptFile Parse(string text) =>
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<PromptFile>(text)
        ?? throw new YamlException("the file is empty");
}

internal sealed class PromptVariable
{
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";
    public bool IsRequired { get; set; } = true;
}

internal sealed class PromptSettings
{
    public int? MaxTokens { get; set; }
    public float? Temperature { get; set; }
    public float? TopP { get; set; }
}

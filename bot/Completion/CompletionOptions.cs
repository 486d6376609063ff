using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Completion;

/// <summary>How a model is asked for an answer in a fixed form; servers differ in what they understand.</summary>
internal enum StructuredOutput { Schema, Object, PromptOnly }

/// <summary>Settings of the section "Model". Without an endpoint the bot works without a model. The key comes from the environment alone (PSOASBOT_MODEL_KEY).</summary>
internal sealed class CompletionOptions
{
    public const string KeyVariable = "PSOASBOT_MODEL_KEY";

    /// <summary>Base address of an OpenAI-compatible server, with its version path: "http://localhost:11434/v1". Default none: no model.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name as the server knows it.</summary>
    [MaxLength(200)]
    public string Name { get; set; } = "";

    /// <summary>Base address for embeddings; default <see cref="Endpoint"/>.</summary>
    public Uri? EmbeddingEndpoint { get; set; }

    /// <summary>The embedding model's name. Default none: retrieval stays lexical.</summary>
    [MaxLength(200)]
    public string EmbeddingName { get; set; } = "";

    /// <summary>How long a question waits for its vector; then the words alone decide. Default 1 s, range 20 ms to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:00:10")]
    public TimeSpan EmbeddingDeadline { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The file with the knowledge's vectors; a relative path starts at the folder of appsettings.json. Default "data/vectors.jsonl".</summary>
    [Required]
    public string Vectors { get; set; } = "data/vectors.jsonl";

    /// <summary>How the answer's form is asked for. Default Schema; LM Studio knows only that, some older servers only Object or PromptOnly.</summary>
    public StructuredOutput Output { get; set; } = StructuredOutput.Schema;

    /// <summary>From the question to the answer, retries included; then the embedded answer is sent. Default 8 s, range 200 ms to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:01:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long one attempt may take. Default 6 s, range 100 ms to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Further attempts after a failed one. Default 2, range 0 to 5.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>The pause before the first retry; it doubles and is jittered. Default 250 ms, range 1 ms to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Failures in half a minute after which the model is left alone for <see cref="BreakFor"/>, if they are more than half of the calls. Default 5, range 2 to 100.</summary>
    [Range(2, 100)]
    public int BreakAfter { get; set; } = 5;

    /// <summary>How long the model is left alone after too many failures. Default 30 s, range 500 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls side by side; further questions get the embedded answer when none is free in time. Default 4, range 1 to 64.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 4;

    /// <summary>The longest answer in tokens. Default 700, range 50 to 4,000.</summary>
    [Range(50, 4_000)]
    public int AnswerTokens { get; set; } = 700;

    /// <summary>Tokens a day (UTC), questions and answers together; 0 means no limit. Default 2,000,000.</summary>
    [Range(0L, 10_000_000_000L)]
    public long DailyTokens { get; set; } = 2_000_000;

    /// <summary>Money a day (UTC) in the currency of the prices; 0 means no limit. Default 0.</summary>
    [Range(0d, 1_000_000d)]
    public double DailyCost { get; set; }

    /// <summary>Price of a million tokens sent. Default 0.</summary>
    [Range(0d, 10_000d)]
    public double InputPrice { get; set; }

    /// <summary>Price of a million tokens received. Default 0.</summary>
    [Range(0d, 10_000d)]
    public double OutputPrice { get; set; }

    /// <summary>The folder with the prompt files; a relative path starts at the folder of appsettings.json. Default "prompts".</summary>
    [Required]
    public string Prompts { get; set; } = "prompts";

    public bool IsOn => Endpoint is not null;

    public bool IsEmbeddingOn => EmbeddingName.Length > 0 && (EmbeddingEndpoint ?? Endpoint) is not null;
}

/// <summary>Ranges by attribute, and what belongs together by hand.</summary>
[OptionsValidator]
internal sealed partial class CompletionRanges : IValidateOptions<CompletionOptions>;

internal sealed class CompletionOptionsValidator : IValidateOptions<CompletionOptions>
{
    public ValidateOptionsResult Validate(string? name, CompletionOptions options)
    {
        if (options.Endpoint is { IsAbsoluteUri: false } or { Scheme: not ("http" or "https") }) return ValidateOptionsResult.Fail("Model:Endpoint must be a full http or https address, such as http://localhost:11434/v1");
        if (options.EmbeddingEndpoint is { IsAbsoluteUri: false } or { Scheme: not ("http" or "https") }) return ValidateOptionsResult.Fail("Model:EmbeddingEndpoint must be a full http or https address");
        if (options.EmbeddingName.Length > 0 && !options.IsEmbeddingOn) return ValidateOptionsResult.Fail("Model:EmbeddingName is set and no endpoint is (Model:EmbeddingEndpoint or Model:Endpoint)");
        if (options.IsOn && options.Name.Length == 0) return ValidateOptionsResult.Fail("Model:Name is missing; it is the model's name as the server knows it");
        return options.Timeout > options.Deadline ? ValidateOptionsResult.Fail("Model:Timeout is longer than Model:Deadline") : ValidateOptionsResult.Success;
    }
}

using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Wire = OpenAI.Chat;

namespace PsoasBot.Completion.OpenAI;

/// <summary>
/// <see cref="IChatClient"/> over the OpenAI package, as much of it as the bot needs: text messages, streaming, an answer in a fixed form.
/// (Microsoft.Extensions.AI.OpenAI, which would do this, is not in the registry that builds here.)
/// </summary>
internal sealed class OpenAIChat(Wire.ChatClient client, string model) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in GetStreamingResponseAsync(messages, options, cancellationToken)) updates.Add(update);
        return updates.ToChatResponse();
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stream = client.CompleteChatStreamingAsync([.. messages.Select(Message)], Options(options), cancellationToken);
        await foreach (var update in stream.WithCancellation(cancellationToken))
        {
            if (update.Usage is { } usage)
                yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount })]);
            foreach (var part in update.ContentUpdate.Where(part => part.Text is { Length: > 0 })) yield return new ChatResponseUpdate(ChatRole.Assistant, part.Text);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", defaultModelId: model) : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private static Wire.ChatMessage Message(ChatMessage message) =>
        message.Role == ChatRole.System ? Wire.ChatMessage.CreateSystemMessage(message.Text)
        : message.Role == ChatRole.Assistant ? Wire.ChatMessage.CreateAssistantMessage(message.Text)
        : Wire.ChatMessage.CreateUserMessage(message.Text);

    private static Wire.ChatCompletionOptions Options(ChatOptions? options) => new()
    {
        MaxOutputTokenCount = options?.MaxOutputTokens,
        Temperature = options?.Temperature,
        TopP = options?.TopP,
        ResponseFormat = options?.ResponseFormat switch
        {
            ChatResponseFormatJson { Schema: { } schema } json => Wire.ChatResponseFormat.CreateJsonSchemaFormat(json.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), jsonSchemaIsStrict: true),
            ChatResponseFormatJson => Wire.ChatResponseFormat.CreateJsonObjectFormat(),
            _ => null,
        },
    };
}

/// <summary>Makes clients of the OpenAI package: no retries of their own (policy lies in one place), no redirects to other hosts.</summary>
internal static class OpenAIClients
{
    public static global::OpenAI.OpenAIClientOptions Options(Uri endpoint, HttpClient http, TimeSpan timeout) => new()
    {
        Endpoint = endpoint,
        RetryPolicy = new ClientRetryPolicy(0),
        NetworkTimeout = timeout,
        Transport = new HttpClientPipelineTransport(http),
        UserAgentApplicationId = "PsoasBot",
    };

    /// <summary>Local servers ask for no key; the package wants one that is not empty.</summary>
    public static ApiKeyCredential Key(string? key) => new(string.IsNullOrWhiteSpace(key) ? "none" : key);
}

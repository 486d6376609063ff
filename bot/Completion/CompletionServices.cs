using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using PsoasBot.Completion.OpenAI;
using PsoasBot.Completion.Prompts;
using Wire = OpenAI;

namespace PsoasBot.Completion;

internal static class CompletionServices
{
    private const string Http = "model";

    /// <summary>The model, where the section "Model" names an endpoint; nothing is called before the first question.</summary>
    public static IServiceCollection AddCompletion(this IServiceCollection services)
    {
        services.AddOptions<CompletionOptions>().BindConfiguration("Model").ValidateOnStart();
        services.AddSingleton<IValidateOptions<CompletionOptions>, CompletionRanges>().AddSingleton<IValidateOptions<CompletionOptions>, CompletionOptionsValidator>();
        services.AddHttpClient(Http).ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }).RemoveAllLoggers();
        return services
            .AddSingleton<DailyBudget>()
            .AddSingleton<ModelPolicy>()
            .AddSingleton(Chat)
            .AddSingleton(Embeddings)
            .AddSingleton<LanguageModel>()
            .AddSingleton<TextEmbedder>()
            .AddSingleton(provider => PromptFolder.Load(Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, OptionsOf(provider).Prompts)));
    }

    private static CompletionOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<CompletionOptions>>().Value;

    private static IChatClient Chat(IServiceProvider provider)
    {
        var options = OptionsOf(provider);
        var endpoint = options.Endpoint ?? throw new InvalidOperationException("no model is configured (Model:Endpoint)");
        return new OpenAIChat(new Wire.Chat.ChatClient(options.Name, Key(), OpenAIClients.Options(endpoint, HttpOf(provider), options.Deadline)), options.Name);
    }

    private static IEmbeddingGenerator<string, Embedding<float>> Embeddings(IServiceProvider provider)
    {
        var options = OptionsOf(provider);
        var endpoint = options.EmbeddingEndpoint ?? options.Endpoint ?? throw new InvalidOperationException("no embedding endpoint is configured (Model:EmbeddingEndpoint)");
        return new OpenAIEmbeddings(new Wire.Embeddings.EmbeddingClient(options.EmbeddingName, Key(), OpenAIClients.Options(endpoint, HttpOf(provider), options.Deadline)), options.EmbeddingName);
    }

    private static System.ClientModel.ApiKeyCredential Key() =>
        OpenAIClients.Key(Environment.GetEnvironmentVariable(CompletionOptions.KeyVariable));

    private static HttpClient HttpOf(IServiceProvider provider)
    {
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(Http);
        http.Timeout = Timeout.InfiniteTimeSpan;
        return http;
    }
}

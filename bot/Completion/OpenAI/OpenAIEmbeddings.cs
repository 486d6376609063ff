using Microsoft.Extensions.AI;
using Wire = OpenAI.Embeddings;

namespace PsoasBot.Completion.OpenAI;

/// <summary><see cref="IEmbeddingGenerator{TInput,TEmbedding}"/> over the OpenAI package.</summary>
internal sealed class OpenAIEmbeddings(Wire.EmbeddingClient client, string model) : IEmbeddingGenerator<string, Embedding<float>>
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var vectors = await client.GenerateEmbeddingsAsync(values, cancellationToken: cancellationToken);
        return [.. vectors.Value.OrderBy(vector => vector.Index).Select(vector => new Embedding<float>(vector.ToFloats()) { ModelId = model })];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }
}

using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace PsoasBot.Completion;

/// <summary>
/// Turns texts into vectors with the configured embedding model. Its breaker and its places are its own, so that a broken embedding server leaves the
/// language model alone; the day's budget is shared.
/// </summary>
internal sealed class TextEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, DailyBudget budget, IOptions<CompletionOptions> options, TimeProvider time) : IDisposable
{
    private const int LettersPerToken = 4;

    private readonly ModelPolicy _policy = new(options, budget, time);

    public string Model => options.Value.EmbeddingName;

    /// <returns>One vector a text, in their order, each of length 1.</returns>
    /// <exception cref="ModelException">The server gave no usable vectors.</exception>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        try
        {
            return await _policy.CallAsync(token => CallAsync(texts, token), cancellationToken);
        }
        catch (TimeoutRejectedException ex)
        {
            throw new ModelException(ModelFailure.Timeout, "the embedding server took too long (Model:Timeout)", ex);
        }
    }

    public void Dispose() => _policy.Dispose();

    private async ValueTask<IReadOnlyList<float[]>> CallAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = await generator.GenerateAsync(texts, cancellationToken: cancellationToken);
        budget.Add(vectors.Usage?.InputTokenCount ?? texts.Sum(text => text.Length) / LettersPerToken, 0);
        if (vectors.Count != texts.Count) throw new ModelException(ModelFailure.Broken, "the embedding server gave another number of vectors than of texts");
        List<float[]> unit = [.. vectors.Select(vector => Unit(vector.Vector.ToArray()))];
        return unit.TrueForAll(vector => vector.Length == unit[0].Length) ? unit : throw new ModelException(ModelFailure.Broken, "the embedding server gave vectors of different lengths");
    }

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        if (vector.Length == 0 || !float.IsFinite(length) || length == 0) throw new ModelException(ModelFailure.Broken, "the embedding server gave an empty vector");
        return [.. vector.Select(value => value / length)];
    }
}

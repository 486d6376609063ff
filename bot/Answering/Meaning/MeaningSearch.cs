using Microsoft.Extensions.Options;
using PsoasBot.Completion;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Meaning;

/// <summary>What the vectors find near a question, and in words for the receipt what became of the search.</summary>
internal sealed record MeaningFindings(IReadOnlyDictionary<Target, float> Near, string Outcome);

/// <summary>
/// The search by vectors beside the lexical one. The knowledge's vectors lie in a file; <see cref="RefreshAsync"/> asks only for those whose text is new or changed.
/// A question waits for its own vector no longer than Model:EmbeddingDeadline; without it the lexical ranking stands alone.
/// </summary>
internal sealed partial class MeaningSearch(TextEmbedder embedder, KnowledgeIndex index, KnowledgeBase knowledge, IOptions<CompletionOptions> options, IHostEnvironment host, TimeProvider time, ILogger<MeaningSearch> log)
{
    private const int Batch = 64;

    private static readonly Dictionary<Target, float> Nothing = [];

    private readonly SemaphoreSlim _loading = new(1, 1);
    private MeaningIndex? _vectors;

    private VectorFile File => new(Path.Combine(host.ContentRootPath, options.Value.Vectors));

    /// <summary>Never throws but for the caller's own cancellation.</summary>
    public async Task<MeaningFindings> FindAsync(string question, CancellationToken cancellationToken)
    {
        var vectors = Volatile.Read(ref _vectors) ?? await LoadAsync(cancellationToken);
        if (vectors.Count == 0) return new MeaningFindings(Nothing, "words alone: no vectors yet");
        using var deadline = new CancellationTokenSource(options.Value.EmbeddingDeadline, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var vector = await embedder.EmbedAsync([question], both.Token).WaitAsync(both.Token);
            return new MeaningFindings(vectors.Near(vector[0]), $"words and vectors ({embedder.Model})");
        }
        catch (ModelException ex)
        {
            WordsAlone(ex.Failure, ex.Message);
            return new MeaningFindings(Nothing, $"words alone: {ex.Failure.ToString().ToLowerInvariant()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            WordsAlone(ModelFailure.Timeout, "the deadline passed (Model:EmbeddingDeadline)");
            return new MeaningFindings(Nothing, "words alone: deadline");
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            Failed(ex);
            return new MeaningFindings(Nothing, "words alone: error");
        }
    }

    /// <summary>Asks for the vectors of texts that are new or changed and writes the file; tells how many of them are done.</summary>
    /// <returns>How many texts there are, and how many of them had to be asked for.</returns>
    /// <exception cref="ModelException">The server gave no vectors; those that came before are kept.</exception>
    public async Task<(int All, int Fresh)> RefreshAsync(IProgress<(int Done, int All)>? progress, CancellationToken cancellationToken)
    {
        var texts = MeaningText.Of(index, embedder.Model);
        var known = await File.ReadAsync(cancellationToken);
        var fresh = texts.Where(text => !known.ContainsKey(text.Key)).DistinctBy(text => text.Key, StringComparer.Ordinal).ToList();
        try
        {
            for (var at = 0; at < fresh.Count; at += Batch)
            {
                progress?.Report((at, fresh.Count));
                var part = fresh.Skip(at).Take(Batch).ToList();
                var vectors = await embedder.EmbedAsync([.. part.Select(text => text.Text)], cancellationToken);
                for (var i = 0; i < part.Count; i++) known[part[i].Key] = vectors[i];
            }
            progress?.Report((fresh.Count, fresh.Count));
        }
        finally
        {
            var current = texts.Select(text => text.Key).ToHashSet(StringComparer.Ordinal);
            var isChanged = fresh.Exists(text => known.ContainsKey(text.Key)) || known.Keys.Any(key => !current.Contains(key));
            if (isChanged) await File.WriteAsync(embedder.Model, knowledge.Version, known.Where(pair => current.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value)), CancellationToken.None);
            Volatile.Write(ref _vectors, IndexOf(texts, known));
        }
        return (texts.Count, fresh.Count);
    }

    private async Task<MeaningIndex> LoadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _vectors) is { } loaded) return loaded;
            var vectors = IndexOf(MeaningText.Of(index, embedder.Model), await File.ReadAsync(cancellationToken));
            Volatile.Write(ref _vectors, vectors);
            return vectors;
        }
        finally
        {
            _loading.Release();
        }
    }

    private static MeaningIndex IndexOf(IReadOnlyList<MeaningText> texts, Dictionary<string, float[]> vectors) =>
        new([.. texts.Where(text => vectors.ContainsKey(text.Key)).Select(text => (text.Target, vectors[text.Key]))]);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Searched by words alone: {Failure}, {Reason}")]
    private partial void WordsAlone(ModelFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Searched by words alone: the vectors could not be used")]
    private partial void Failed(Exception exception);
}

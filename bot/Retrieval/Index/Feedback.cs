namespace PsoasBot.Retrieval.Index;

/// <summary>
/// Pseudo-relevance feedback (Rocchio 1971) without a second search: the words that the best passages share tell what the question is
/// about, and the candidates are ordered anew by how much of that they hold. Costs one walk over the candidates' words.
/// </summary>
internal sealed class Feedback(RetrievalOptions options, ForwardTexts texts, Postings postings)
{
    /// <summary>Changes the scores of the hits, which come best first; the caller sorts them again.</summary>
    public void Apply(Span<Hit> hits, SearchScratch scratch)
    {
        if (options.FeedbackPassages == 0 || options.FeedbackShare <= 0 || hits.Length <= options.FeedbackPassages) return;
        Learn(hits[..options.FeedbackPassages], scratch);
        var terms = scratch.Seen;
        for (var i = 0; i < terms.Count; i++) scratch.FeedbackOfTerm[terms.Terms[i]] = (byte)(i + 1);
        Span<float> similarities = hits.Length <= 256 ? stackalloc float[hits.Length] : new float[hits.Length];
        var most = 1e-6f;
        for (var i = 0; i < hits.Length; i++) most = Math.Max(most, similarities[i] = Similarity(hits[i].Ordinal, terms, scratch.FeedbackOfTerm));
        foreach (var term in terms.Terms) scratch.FeedbackOfTerm[term] = 0;
        var top = hits[0].Score;
        var share = options.FeedbackShare;
        for (var i = 0; i < hits.Length; i++)
            hits[i] = hits[i] with { Score = (1 - share) * hits[i].Score + share * top * similarities[i] / most };
    }

    /// <summary>
    /// The terms with the highest mean impact over the best passages. A passage counts by the fourth power of its score, so that one that
    /// stands out speaks for itself and many alike speak together: feedback does not harm questions that a single passage answers.
    /// </summary>
    private void Learn(ReadOnlySpan<Hit> best, SearchScratch scratch)
    {
        var seen = scratch.Seen;
        seen.Clear();
        foreach (var hit in best)
        {
            Count(hit.Ordinal, scratch);
            var trust = MathF.Pow(hit.Score / best[0].Score, 4);
            foreach (var term in scratch.SeenHere.Terms)
            {
                if (scratch.TermSums[term] == 0) seen.Add(term);
                scratch.TermSums[term] += trust * Impact(term, scratch.TermCounts[term]);
                scratch.TermCounts[term] = 0;
            }
        }
        for (var i = 0; i < seen.Count; i++)
        {
            ref var sum = ref scratch.TermSums[seen.Terms[i]];
            seen.Values[i] = sum;
            sum = 0;
        }
        seen.KeepBest(Math.Min(options.FeedbackTerms, byte.MaxValue));
    }

    private void Count(int passage, SearchScratch scratch)
    {
        var words = texts.Terms(passage);
        var titleEnd = texts.TitleLength(passage);
        var (title, text) = texts.Norms(passage);
        scratch.SeenHere.Clear();
        for (var at = 0; at < words.Length; at++)
        {
            ref var count = ref scratch.TermCounts[words[at]];
            if (count == 0) scratch.SeenHere.Add(words[at]);
            count += at < titleEnd ? title : text;
        }
    }

    private float Similarity(int passage, TermSet terms, byte[] numberOfTerm)
    {
        Span<float> counts = stackalloc float[terms.Count + 1];
        counts.Clear();
        var words = texts.Terms(passage);
        var titleEnd = texts.TitleLength(passage);
        var (title, text) = texts.Norms(passage);
        for (var at = 0; at < words.Length; at++) counts[numberOfTerm[words[at]]] += at < titleEnd ? title : text;
        var sum = 0f;
        for (var i = 0; i < terms.Count; i++)
        {
            if (counts[i + 1] > 0) sum += terms.Values[i] * Impact(terms.Terms[i], counts[i + 1]);
        }
        return sum;
    }

    private float Impact(int term, float count) => postings.Idf(term) * count * (options.K1 + 1) / (options.K1 + count);
}

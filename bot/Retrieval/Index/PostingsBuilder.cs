namespace PsoasBot.Retrieval.Index;

/// <summary>Turns the term numbers of all passages into postings with precomputed BM25F impacts.</summary>
internal sealed class PostingsBuilder(RetrievalOptions options, int terms, int[] tokens, int[] starts, int[] titleLengths)
{
    private readonly int _count = titleLengths.Length;

    public Postings Build()
    {
        var offsets = Offsets();
        var passages = new int[offsets[terms]];
        var weights = new float[offsets[terms]];
        Fill(offsets, passages, weights);
        return Quantise(offsets, passages, weights);
    }

    /// <summary>Where each term's postings start: a prefix sum over the number of passages that hold it.</summary>
    private int[] Offsets()
    {
        var offsets = new int[terms + 1];
        var last = NewMarks();
        for (var passage = 0; passage < _count; passage++)
        {
            foreach (var term in tokens.AsSpan(starts[passage]..starts[passage + 1]))
            {
                if (last[term] == passage) continue;
                last[term] = passage;
                offsets[term + 1]++;
            }
        }
        for (var term = 0; term < terms; term++) offsets[term + 1] += offsets[term];
        return offsets;
    }

    /// <summary>Sums up the weighted, length-normalised frequency of each term in each passage.</summary>
    private void Fill(int[] offsets, int[] passages, float[] weights)
    {
        var next = offsets.AsSpan(0, terms).ToArray();
        var last = NewMarks();
        var titleMean = Math.Max(1f, (float)titleLengths.Average(length => (double)length));
        var textMean = Math.Max(1f, (float)(tokens.Length / Math.Max(1d, _count)) - titleMean);
        for (var passage = 0; passage < _count; passage++)
        {
            var titleEnd = starts[passage] + titleLengths[passage];
            var titleNorm = options.TitleWeight / (1 - options.TitleB + options.TitleB * titleLengths[passage] / titleMean);
            var textNorm = 1 / (1 - options.TextB + options.TextB * (starts[passage + 1] - titleEnd) / textMean);
            for (var at = starts[passage]; at < starts[passage + 1]; at++)
            {
                var term = tokens[at];
                if (last[term] != passage)
                {
                    last[term] = passage;
                    passages[next[term]++] = passage;
                }
                weights[next[term] - 1] += at < titleEnd ? titleNorm : textNorm;
            }
        }
    }

    private Postings Quantise(int[] offsets, int[] passages, float[] weights)
    {
        var (idf, best) = (new float[terms], new float[terms]);
        var highest = 1e-6f;
        for (var term = 0; term < terms; term++)
        {
            var holding = offsets[term + 1] - offsets[term];
            idf[term] = MathF.Log(1 + (_count - holding + 0.5f) / (holding + 0.5f));
            foreach (ref var weight in weights.AsSpan(offsets[term]..offsets[term + 1]))
            {
                weight = idf[term] * weight * (options.K1 + 1) / (options.K1 + weight);
                best[term] = Math.Max(best[term], weight);
            }
            highest = Math.Max(highest, best[term]);
        }
        var scale = highest / ushort.MaxValue;
        var impacts = new ushort[weights.Length];
        for (var i = 0; i < weights.Length; i++) impacts[i] = (ushort)Math.Clamp(weights[i] / scale, 1, ushort.MaxValue);
        return new Postings(offsets, passages, impacts, scale, idf, best);
    }

    private int[] NewMarks()
    {
        var marks = new int[terms];
        marks.AsSpan().Fill(-1);
        return marks;
    }
}

namespace PsoasBot.Retrieval.Index;

/// <summary>Turns the term numbers of all passages into postings with precomputed BM25F impacts.</summary>
internal sealed class PostingsBuilder(ForwardTexts texts, int terms)
{
    public Postings Build()
    {
        var starts = Starts();
        var passages = new int[starts[terms]];
        var weights = new float[starts[terms]];
        Fill(starts, passages, weights);
        return Quantise(starts, passages, weights);
    }

    /// <summary>Where each term's postings start: a prefix sum over the number of passages that hold it.</summary>
    private int[] Starts()
    {
        var starts = new int[terms + 1];
        var last = NewMarks();
        for (var passage = 0; passage < texts.Count; passage++)
        {
            foreach (var term in texts.Terms(passage))
            {
                if (last[term] == passage) continue;
                last[term] = passage;
                starts[term + 1]++;
            }
        }
        for (var term = 0; term < terms; term++) starts[term + 1] += starts[term];
        return starts;
    }

    /// <summary>Sums up the weighted, length-normalised frequency of each term in each passage.</summary>
    private void Fill(int[] starts, int[] passages, float[] weights)
    {
        var next = starts.AsSpan(0, terms).ToArray();
        var last = NewMarks();
        for (var passage = 0; passage < texts.Count; passage++)
        {
            var words = texts.Terms(passage);
            var titleEnd = texts.TitleLength(passage);
            var (titleNorm, textNorm) = texts.Norms(passage);
            for (var at = 0; at < words.Length; at++)
            {
                var term = words[at];
                if (last[term] != passage)
                {
                    last[term] = passage;
                    passages[next[term]++] = passage;
                }
                weights[next[term] - 1] += at < titleEnd ? titleNorm : textNorm;
            }
        }
    }

    private Postings Quantise(int[] starts, int[] passages, float[] weights)
    {
        var idf = new float[terms];
        var highest = 1e-6f;
        for (var term = 0; term < terms; term++)
        {
            var holding = starts[term + 1] - starts[term];
            idf[term] = MathF.Log(1 + (texts.Count - holding + 0.5f) / (holding + 0.5f));
            foreach (ref var weight in weights.AsSpan(starts[term]..starts[term + 1]))
            {
                weight = idf[term] * weight * (texts.K1 + 1) / (texts.K1 + weight);
                highest = Math.Max(highest, weight);
            }
        }
        var scale = highest / ushort.MaxValue;
        var impacts = new ushort[weights.Length];
        for (var i = 0; i < weights.Length; i++) impacts[i] = (ushort)Math.Clamp(weights[i] / scale, 1, ushort.MaxValue);
        return new Postings(starts, passages, impacts, scale, idf);
    }

    private int[] NewMarks()
    {
        var marks = new int[terms];
        marks.AsSpan().Fill(-1);
        return marks;
    }
}

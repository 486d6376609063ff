using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>What kind of talk each sentence is: a study question, a story, the long past, somebody's animal.</summary>
internal sealed class SentenceFrame
{
    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal) { "what", "how", "why", "if", "when", "is", "are", "can", "could", "do", "does", "would", "will", "should" };

    /// <summary>Such words may stand before a question: "and did she walk again".</summary>
    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal) { "and", "but", "so", "or", "then", "ok", "hi", "hello", "hey", "also" };

    /// <summary>What asks stands among the first words: "which of the muscle groups does jory look at".</summary>
    private const int OpeningWords = 6;

    private readonly bool[] _imagined;
    private readonly bool[] _unreal;
    private readonly bool[] _over;
    private readonly bool[] _allNo;
    private readonly bool _animal;
    private readonly int[] _askedFrom;
    private readonly int[] _supposedFrom;

    public SentenceFrame(Finds finds, int sentences, Cues cues)
    {
        bool[] Marked(int? cue) => Marks(finds, cue, sentences);
        var personal = Marked(cues.Personal);
        var self = Marked(cues.Self);
        var current = Marked(cues.Current);
        _imagined = Carried(Marked(cues.Study), self);
        _unreal = Either(Either(Carried(Marked(cues.Fiction), self), Marked(cues.OtherTopic)), But(Marked(cues.ArticlePerson), self));
        _over = Over(Marked(cues.LongPast), Marked(cues.Resolved), current, Marked(cues.Present));
        _allNo = Marked(cues.AllNo);
        _animal = cues.Animal is { } animal && finds.Has(animal);
        _supposedFrom = SupposedFrom(finds, cues, personal);
        _askedFrom = AskedFrom(finds, cues, self);
    }

    public bool Counts(ConceptKind kind, Span span)
    {
        var sentence = span.Sentence;
        if (span.Start >= _askedFrom[sentence])
            return false;
        if (_allNo[sentence] && kind != ConceptKind.Crisis)
            return false;
        if (kind == ConceptKind.Risk)
            return !_unreal[sentence];
        if (_unreal[sentence] || _over[sentence])
            return false;
        return kind != ConceptKind.Symptom || !(_imagined[sentence] || _animal || span.Start >= _supposedFrom[sentence]);
    }

    /// <summary>Sentences that from their beginning ask about the texts or the people in them, so that nothing in them is told.</summary>
    public bool[] Asked(TokenList tokens)
    {
        var asked = new bool[_askedFrom.Length];
        for (int at = 0, first = 0; at < tokens.Count; at++)
        {
            if (at > 0 && tokens[at].Sentence != tokens[at - 1].Sentence) first = at;
            asked[tokens[at].Sentence] = _askedFrom[tokens[at].Sentence] - first <= OpeningWords;
        }

        return asked;
    }

    /// <summary>The word of each sentence from which it asks about the texts; none where the writer speaks of themselves in it.</summary>
    private static int[] AskedFrom(Finds finds, Cues cues, bool[] self)
    {
        var from = new int[self.Length];
        Array.Fill(from, int.MaxValue);
        void Take(int? cue, bool opening)
        {
            if (cue is not { } concept) return;
            foreach (var span in finds.Of(concept))
                if (!self[span.Sentence] && (!opening || Opens(finds.Tokens, span.Start)))
                    from[span.Sentence] = Math.Min(from[span.Sentence], span.Start);
        }

        Take(cues.SourceQuestion, opening: false);
        bool Has(int? cue) => cue is { } concept && finds.Has(concept);
        if (!Has(cues.Self) && !Has(cues.NearPerson))
            Take(cues.StoryQuestion, opening: true);
        return from;
    }

    /// <summary>The word of each sentence from which it only supposes. "Numb between the legs and cannot pee, what does it mean" tells first and asks then.</summary>
    private static int[] SupposedFrom(Finds finds, Cues cues, bool[] personal)
    {
        var from = new int[personal.Length];
        Array.Fill(from, int.MaxValue);
        if (cues.Hypothesis is not { } concept) return from;
        foreach (var span in finds.Of(concept))
            if (!personal[span.Sentence])
                from[span.Sentence] = Math.Min(from[span.Sentence], Start(finds, span));
        return from;
    }

    /// <summary>A question word governs what follows; "in theory" and "just curious" govern the whole sentence.</summary>
    private static int Start(Finds finds, Span span) => Asking.Contains(finds.Tokens[span.Start].Text) ? span.Start : 0;

    /// <summary>"Did her leg get better" asks, "he did his drills" tells.</summary>
    private static bool Opens(TokenList tokens, int at) =>
        at == 0 || tokens[at].Before != Break.None || Leading.Contains(tokens[at - 1].Text);

    /// <summary>A study or a story goes on over the following sentences until the writer speaks of themselves.</summary>
    private static bool[] Carried(bool[] marked, bool[] self)
    {
        for (var i = 1; i < marked.Length; i++)
            marked[i] |= marked[i - 1] && !self[i];
        return marked;
    }

    /// <summary>Long past, or declared over, and nothing says that it is there now; a tale goes on until the present tense.</summary>
    private static bool[] Over(bool[] past, bool[] resolved, bool[] current, bool[] present)
    {
        var over = new bool[past.Length];
        for (var i = 0; i < past.Length; i++)
        {
            var told = i > 0 && over[i - 1] && past[i - 1] && !present[i];
            past[i] |= told;
            over[i] = (past[i] || resolved[i]) && !current[i];
        }

        return over;
    }

    private static bool[] Marks(Finds finds, int? cue, int sentences)
    {
        var marked = new bool[sentences];
        if (cue is { } concept)
            foreach (var span in finds.Of(concept))
                marked[span.Sentence] = true;
        return marked;
    }

    /// <summary>Talk about somebody in an article takes nothing from what the writer says of themselves in the same sentence.</summary>
    private static bool[] But(bool[] a, bool[] b) => [.. a.Zip(b, (x, y) => x && !y)];

    private static bool[] Either(bool[] a, bool[] b) => [.. a.Zip(b, (x, y) => x || y)];
}

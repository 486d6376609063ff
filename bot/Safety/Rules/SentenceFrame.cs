using PsoasBot.Safety.Lexicon;

namespace PsoasBot.Safety.Rules;

/// <summary>What kind of talk each sentence is: a study question, a story, the long past, somebody's animal.</summary>
internal sealed class SentenceFrame
{
    private readonly bool[] _imagined;
    private readonly bool[] _unreal;
    private readonly bool[] _over;
    private readonly bool[] _allNo;
    private readonly bool _animal;

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
        var asked = Marked(cues.Hypothesis);
        for (var i = 0; i < sentences; i++)
            _imagined[i] |= asked[i] && !personal[i];
    }

    public bool Counts(ConceptKind kind, int sentence)
    {
        if (_allNo[sentence] && kind != ConceptKind.Crisis)
            return false;
        if (kind == ConceptKind.Risk)
            return !_unreal[sentence];
        if (_unreal[sentence] || _over[sentence])
            return false;
        return kind != ConceptKind.Symptom || !(_imagined[sentence] || _animal);
    }

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

using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>Decides which finds are live: what is negated, imagined, studied, fictional, about a thing or long over does not count.</summary>
internal sealed class Scope(SafetyLexicon lexicon)
{
    private readonly Cues _cues = new(lexicon);

    public void Apply(Finds finds)
    {
        var negated = Negation(finds);
        var sentences = finds.Tokens.Count == 0 ? 0 : finds.Tokens[finds.Tokens.Count - 1].Sentence + 1;
        var imagined = Imagined(finds, sentences);
        var unreal = Either(Marked(finds, _cues.Fiction, sentences), Marked(finds, _cues.OtherTopic, sentences));
        var over = Over(finds, sentences);
        foreach (var concept in lexicon.Concepts)
            if (concept.Kind is not (ConceptKind.Frame or ConceptKind.Idiom) && finds.ListOf(concept.Id) is { } spans)
                for (var i = 0; i < spans.Count; i++)
                    spans[i] = spans[i] with { Live = IsLive(concept.Kind, spans[i]) };

        bool IsLive(ConceptKind kind, Span span) =>
            !negated[span.Start]
            && (kind == ConceptKind.Risk || !(unreal[span.Sentence] || over[span.Sentence]))
            && (kind != ConceptKind.Symptom || !imagined[span.Sentence]);
    }

    /// <summary>A "what if" or a study question, unless the same sentence speaks of somebody in particular.</summary>
    private bool[] Imagined(Finds finds, int sentences)
    {
        var marked = Marked(finds, _cues.Study, sentences);
        var asked = Marked(finds, _cues.Hypothesis, sentences);
        var personal = Marked(finds, _cues.Personal, sentences);
        for (var i = 0; i < sentences; i++)
            marked[i] |= asked[i] && !personal[i];
        return marked;
    }

    /// <summary>Long past, or declared over, and nothing in the sentence says that it is there now.</summary>
    private bool[] Over(Finds finds, int sentences)
    {
        var past = Marked(finds, _cues.LongPast, sentences);
        var resolved = Marked(finds, _cues.Resolved, sentences);
        var current = Marked(finds, _cues.Current, sentences);
        for (var i = 0; i < sentences; i++)
            past[i] = (past[i] || resolved[i]) && !current[i];
        return past;
    }

    private static bool[] Marked(Finds finds, int? cue, int sentences)
    {
        var marked = new bool[sentences];
        if (cue is { } concept)
            foreach (var span in finds.Of(concept))
                marked[span.Sentence] = true;
        return marked;
    }

    private static bool[] Either(bool[] a, bool[] b) => [.. a.Zip(b, (x, y) => x || y)];

    private bool[] Negation(Finds finds)
    {
        var negated = new bool[finds.Tokens.Count];
        var protectedWords = Protected(finds);
        Spread(finds, _cues.Negator, protectedWords, negated, 6, list: true);
        Spread(finds, _cues.WeakNegator, protectedWords, negated, 4, list: false);
        if (_cues.AnswerNo is { } answer)
            foreach (var span in finds.Of(answer))
                negated.AsSpan(Math.Max(0, span.Start), 1).Fill(true);
        return negated;
    }

    /// <summary>A "no" inside a finding ("can't feel") or a turn of phrase ("no idea") negates nothing.</summary>
    private bool[] Protected(Finds finds)
    {
        var inside = new bool[finds.Tokens.Count];
        foreach (var concept in lexicon.Concepts)
            if (concept.Kind is ConceptKind.Symptom or ConceptKind.Crisis or ConceptKind.Risk || concept.Id == _cues.NotNegating)
                foreach (var span in finds.Of(concept.Id))
                    if (span.End - span.Start > 1)
                        inside.AsSpan(span.Start, span.End - span.Start).Fill(true);
        return inside;
    }

    private void Spread(Finds finds, int? negator, bool[] inside, bool[] negated, int reach, bool list)
    {
        if (negator is not { } concept)
            return;
        foreach (var span in finds.Of(concept))
            if (!inside[span.Start])
                new Reach(finds, _cues, span, reach, list).Mark(negated);
    }

    /// <summary>How far one "no" reaches.</summary>
    private sealed class Reach(Finds finds, Cues cues, Span negator, int reach, bool list)
    {
        public void Mark(bool[] negated)
        {
            var tokens = finds.Tokens;
            var left = reach;
            for (var i = negator.End; i < tokens.Count && left > 0; i++, left--)
            {
                if (tokens[i].Before == Break.Sentence || Begins(cues.NegationEnd, i))
                    return;
                if (i > negator.End && tokens[i].Before == Break.Comma)
                {
                    if (!list || !ContinuesList(i))
                        return;
                    left = reach;
                }

                negated[i] = true;
            }
        }

        /// <summary>After a comma the list goes on while bare names of things follow ("no fever, numbness or weakness").</summary>
        private bool ContinuesList(int at)
        {
            var tokens = finds.Tokens;
            var length = 0;
            for (var i = at; i < tokens.Count && (i == at || tokens[i].Before == Break.None); i++, length++)
                if (Begins(cues.ListBreaker, i) || Begins(cues.NegationEnd, i))
                    return false;
            return length <= 4;
        }

        private bool Begins(int? cue, int at)
        {
            if (cue is { } concept)
                foreach (var span in finds.Of(concept))
                    if (span.Start == at)
                        return true;
            return false;
        }
    }
}

using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>Which words stand under a "no".</summary>
internal sealed class Negation(SafetyLexicon lexicon)
{
    private const int StrongReach = 6;
    private const int WeakReach = 4;
    private const int CloseReach = 2;
    private readonly Cues _cues = new(lexicon);

    /// <summary>Despair, abuse and the like are only removed by a "no" right before them ("not suicidal").</summary>
    public bool[] Close(Finds finds)
    {
        var negated = new bool[finds.Tokens.Count];
        var inside = Inside(finds);
        Spread(finds, _cues.Negator, inside, negated, CloseReach, list: false);
        Spread(finds, _cues.WeakNegator, inside, negated, CloseReach, list: false);
        return negated;
    }

    public bool[] Wide(Finds finds)
    {
        var negated = new bool[finds.Tokens.Count];
        var inside = Inside(finds);
        Spread(finds, _cues.Negator, inside, negated, StrongReach, list: true);
        Spread(finds, _cues.WeakNegator, inside, negated, WeakReach, list: false);
        Answers(finds, negated);
        return negated;
    }

    /// <summary>A "no" inside a finding ("can't feel") or a turn of phrase ("no idea") negates nothing.</summary>
    private bool[] Inside(Finds finds)
    {
        var inside = new bool[finds.Tokens.Count];
        foreach (var concept in lexicon.Concepts)
            if ((concept.Kind is ConceptKind.Symptom or ConceptKind.Crisis or ConceptKind.Risk && !concept.ForPointers) || concept.Id == _cues.NotNegating)
                foreach (var span in finds.Of(concept.Id))
                    if (span.End - span.Start > 1)
                        inside.AsSpan(span.Start, span.End - span.Start).Fill(true);
        return inside;
    }

    /// <summary>"Fever: none", "numbness? no": the answer stands behind its finding.</summary>
    private void Answers(Finds finds, bool[] negated)
    {
        if (_cues.AnswerNo is not { } concept)
            return;
        foreach (var answer in finds.Of(concept))
        {
            var tokens = finds.Tokens;
            var closes = answer.End >= tokens.Count || tokens[answer.End].Before != Break.None;
            if (!closes || answer.Start == 0 || tokens[answer.Start].Before == Break.None)
                continue;
            for (var i = answer.Start - 1; i >= Math.Max(0, answer.Start - 3); i--)
            {
                negated[i] = true;
                if (tokens[i].Before != Break.None)
                    break;
            }
        }
    }

    private void Spread(Finds finds, int? negator, bool[] inside, bool[] negated, int reach, bool list)
    {
        if (negator is not { } concept)
            return;
        var ends = Starts(finds, _cues.NegationEnd);
        var breakers = Starts(finds, _cues.ListBreaker);
        foreach (var span in finds.Of(concept))
            if (!inside[span.Start])
                new Reach(finds.Tokens, ends, breakers, reach, list).Mark(span, negated);
    }

    private static bool[] Starts(Finds finds, int? cue)
    {
        var starts = new bool[finds.Tokens.Count];
        if (cue is { } concept)
            foreach (var span in finds.Of(concept))
                starts[span.Start] = true;
        return starts;
    }

    /// <summary>How far one "no" reaches.</summary>
    private readonly record struct Reach(TokenList Tokens, bool[] Ends, bool[] Breakers, int Most, bool List)
    {
        public void Mark(Span negator, bool[] negated)
        {
            negated.AsSpan(negator.Start, negator.End - negator.Start).Fill(true);
            var left = Most;
            for (var i = negator.End; i < Tokens.Count && left > 0; i++, left--)
            {
                if (Tokens[i].Before == Break.Sentence || Ends[i])
                    return;
                if (i > negator.End && Tokens[i].Before == Break.Comma)
                {
                    if (!List || !ContinuesList(i))
                        return;
                    left = Most;
                }

                negated[i] = true;
            }
        }

        /// <summary>After a comma the list goes on while bare names of things follow ("no fever, numbness or weakness").</summary>
        private bool ContinuesList(int at)
        {
            var length = 0;
            for (var i = at; i < Tokens.Count && length <= 4 && (i == at || Tokens[i].Before == Break.None); i++, length++)
                if (Breakers[i] || Ends[i])
                    return false;
            return length <= 4;
        }
    }
}

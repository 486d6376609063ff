using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>Picks the fewest statements that cover a question: the best one, those close to it, every side of what is contested.</summary>
internal sealed class EvidenceSelector(KnowledgeBase knowledge, AnsweringOptions options, ClaimMarker marker)
{
    public Selection Select(UnderstoodQuestion question)
    {
        var candidates = question.Candidates;
        if (candidates.Count == 0) return new Selection([], []);
        var chosen = Closest(candidates, question.Focus);
        if (question.Form == QuestionForm.HowTo) AddSteps(chosen, candidates);
        var marked = marker.Mark(chosen, question.Findings, question.FollowUp == FollowUpKind.NewTopic ? options.MarkStrength : options.ThreadMarkStrength);
        AddSides(chosen, candidates, marked);
        if (marked is [{ Leads: true }, ..]) KeepBest(chosen, options.MostAfterVerdict);
        return new Selection(InReadingOrder(chosen), marked);
    }

    private List<ScoredStatement> Closest(IReadOnlyList<ScoredStatement> candidates, Focus focus)
    {
        var floor = candidates[0].Score * options.FurtherShare;
        var chosen = candidates.Take(options.MostStatements).Where(candidate => candidate.Score >= floor).ToList();
        if (focus.IsComparison) chosen.AddRange(OneForEachVoice(candidates, chosen));
        return chosen;
    }

    /// <summary>A comparison of two voices shows both, even where one matches the words less well.</summary>
    private static List<ScoredStatement> OneForEachVoice(IReadOnlyList<ScoredStatement> candidates, List<ScoredStatement> chosen)
    {
        var heard = chosen.Select(statement => statement.Statement.Id.Source).ToHashSet(StringComparer.Ordinal);
        return [.. candidates.Take(12).Where(candidate => heard.Add(candidate.Statement.Id.Source)).Take(1)];
    }

    /// <summary>Where the best statement belongs to an exercise, its steps are told in order; the shortest exercise that holds it is meant.</summary>
    private void AddSteps(List<ScoredStatement> chosen, IReadOnlyList<ScoredStatement> candidates)
    {
        var best = chosen[0];
        var steps = knowledge.Exercises
            .Where(exercise => exercise is { Usable: true, Steps.Count: > 0 } && exercise.Statements.Contains(best.Statement.Id))
            .Select(exercise => exercise.Steps.SelectMany(step => step.Statements).Distinct().ToList())
            .MinBy(steps => steps.Count);
        if (steps is null) return;
        chosen.RemoveAll(statement => statement != best && !steps.Contains(statement.Statement.Id));
        foreach (var id in steps.Where(id => chosen.TrueForAll(statement => statement.Statement.Id != id)).Take(Math.Max(0, options.MostSteps - chosen.Count)).ToList())
            chosen.Add(candidates.FirstOrDefault(candidate => candidate.Statement.Id == id) ?? new ScoredStatement(knowledge.Statement(id), best.Score / 2));
    }

    /// <summary>A verdict says much by itself; fewer statements need to follow it.</summary>
    private static void KeepBest(List<ScoredStatement> chosen, int most)
    {
        if (chosen.Count <= most) return;
        var kept = chosen.OrderByDescending(statement => statement.Score).ThenBy(statement => statement.Statement.Id).Take(most).ToHashSet();
        chosen.RemoveAll(statement => !kept.Contains(statement));
    }

    /// <summary>A claim that the answer is about gets a voice of a second side in the text, not only in the mark.</summary>
    private void AddSides(List<ScoredStatement> chosen, IReadOnlyList<ScoredStatement> candidates, IReadOnlyList<ChosenClaim> marked)
    {
        if (marked.Count == 0 || !marked[0].Leads || chosen.Count >= options.MostStatements) return;
        var heard = marked[0].Claim.Sides.Where(side => chosen.Exists(statement => side.Statements.Contains(statement.Statement.Id))).ToHashSet();
        var other = candidates.Take(40).FirstOrDefault(candidate => marked[0].Claim.Sides.Any(side => !heard.Contains(side) && side.Statements.Contains(candidate.Statement.Id)));
        if (other is not null) chosen.Add(other);
    }

    /// <summary>The best statement first, then the rest of its voice, then the other voices, each in the order of its source.</summary>
    private static List<ScoredStatement> InReadingOrder(List<ScoredStatement> chosen)
    {
        List<ScoredStatement> ordered = [];
        foreach (var voice in chosen.OrderByDescending(statement => statement.Score))
        {
            if (ordered.Contains(voice)) continue;
            ordered.Add(voice);
            ordered.AddRange(chosen.Where(other => !ordered.Contains(other) && Voices.IsSame(voice.Statement, other.Statement)).OrderBy(other => other.Statement.Id));
        }
        return ordered;
    }
}

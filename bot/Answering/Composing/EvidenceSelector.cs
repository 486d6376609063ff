using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>Picks the fewest statements that cover a question: the one that answers it best, those close to it, every side of what is contested.</summary>
internal sealed class EvidenceSelector(KnowledgeBase knowledge, AnsweringOptions options, ClaimMarker marker)
{
    /// <summary>A statement that speaks of the thing asked for is taken in from this share of the best on.</summary>
    private const float LeastSpoken = 0.12f;

    /// <summary>… and stands for so much of it, since it speaks of the matter and the nearer ones do not.</summary>
    private const float SpokenShare = 0.9f;

    /// <summary>Notes on books, courses and saved pages follow nothing but their like.</summary>
    private const float LeastResource = 0.8f;

    private readonly NamedThings _things = new(knowledge);
    private readonly Comparing _comparing = new(knowledge);
    private readonly bool _statesFrequency = knowledge.Statements.Any(HowOften.IsStated);

    public Selection Select(UnderstoodQuestion question)
    {
        if (question.Candidates.Count == 0) return new Selection([], []);
        IReadOnlyList<AskedThing> asked = question.FollowUp == FollowUpKind.NewTopic ? _things.In(question.Text) : [];
        var (chosen, silent) = Chosen(question, asked);
        var marked = Marked(chosen, question, asked);
        if (!question.Focus.IsComparison) AddSides(chosen, question.Candidates, marked);
        if (marked is [{ Leads: true }, ..]) KeepBest(chosen, options.MostAfterVerdict, question, asked);
        var subject = QuestionSubjects.Of(question, chosen, marked);
        // The verdict on a small difference tells all of it: "mei chong says 3 to 5 minutes, Nik Balogh 5 to 10".
        if (marked is [{ Leads: true, Claim: { Type: ContestedType.MinorDifference } told }, ..]) chosen.RemoveAll(statement => told.Involves(statement.Statement.Id));
        return new Selection(InReadingOrder(chosen, question, asked), marked)
        {
            Unspoken = [.. asked.Where(thing => thing.IsUnspoken(chosen, question.Findings)).Select(thing => thing.Name)],
            Silent = silent,
            LacksFrequency = !_statesFrequency && HowOften.IsAsked(question.Text),
            AsksWho = WhoSays.IsAsked(question.Text),
            Subject = subject,
        };
    }

    /// <summary>The statements, and the named voices that say nothing.</summary>
    private (List<ScoredStatement> Chosen, List<string> Silent) Chosen(UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        if (question.Focus.IsComparison && _comparing.Voices(question) is { Statements.Count: > 0 } voices) return voices;
        if (Definition.IsAsked(question) && Definition.Of(question, knowledge) is { } plain) return (plain, []);
        if (Persons.Of(question, knowledge) is { Count: > 0 } about) return (about, []);
        var chosen = Closest(question, asked);
        if (question.Form == QuestionForm.HowTo) AddSteps(chosen, question.Candidates);
        AddSpoken(chosen, question, asked);
        AddOpening(chosen, question, asked);
        return (chosen, []);
    }

    private List<ScoredStatement> Closest(UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        var best = question.Candidates[0].Score;
        var most = asked.Any(thing => thing.IsUnspoken(question.Candidates.Take(2), question.Findings)) ? options.MostUnspoken : options.MostStatements;
        return [.. question.Candidates.Take(most).Where((candidate, at) => candidate.Score >= best * Least(candidate.Statement, at))];

        float Least(Statement statement, int at) => at > 0 && question.Focus.IsNone && IsNote(statement) && !IsNote(question.Candidates[0].Statement) ? LeastResource : at < 2 ? options.FurtherShare : options.ThirdShare;
    }

    private static bool IsNote(Statement statement) => statement.Kind == StatementKind.Resource || statement.Speaker.Role == SpeakerRole.Editor;

    private List<ChosenClaim> Marked(List<ScoredStatement> chosen, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        var isNew = question.FollowUp == FollowUpKind.NewTopic;
        var marked = marker.Mark(chosen, question.Findings, isNew ? options.MarkStrength : options.ThreadMarkStrength);
        return [.. marked
            .Select((claim, at) => claim with { Leads = at == 0 && MayLead(claim, question, asked, chosen) && VerdictLead.Opens(marked, question, chosen) })
            .Where((claim, at) => at == 0 || !isNew || claim.Strength >= (claim.Claim.Level == ContestedLevel.Minor ? options.SecondMinorStrength : options.SecondMarkStrength))];
    }

    /// <summary>A verdict tells no steps, compares no named voices, and says nothing of a thing that none of its sides speaks of.</summary>
    private static bool MayLead(ChosenClaim claim, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked, IReadOnlyList<ScoredStatement> chosen) =>
        question.Form is not QuestionForm.HowTo && !question.Focus.IsComparison
        && asked.All(thing => thing.SpokenBy.Count == 0 ? !thing.IsUnspoken(chosen, question.Findings) : claim.Claim.Sides.Any(side => side.Statements.Any(thing.SpokenBy.Contains)));

    /// <summary>Where none of the chosen speaks of a thing that is asked for, the nearest that does is taken in.</summary>
    private void AddSpoken(List<ScoredStatement> chosen, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        foreach (var thing in asked.Where(thing => thing.SpokenBy.Count > 0 && !chosen.Exists(statement => thing.SpokenBy.Contains(statement.Statement.Id))))
        {
            var nearest = question.Candidates.FirstOrDefault(candidate => thing.SpokenBy.Contains(candidate.Statement.Id) && !Opening.IsReadersQuestion(candidate.Statement));
            if (nearest is null || nearest.Score < chosen[0].Score * LeastSpoken) continue;
            if (nearest.Score < chosen[0].Score * options.FurtherShare) chosen.RemoveRange(1, chosen.Count - 1);
            if (chosen.Count >= options.MostStatements) chosen.RemoveAt(chosen.Count - 1);
            chosen.Add(nearest with { Score = Math.Max(nearest.Score, chosen[0].Score * SpokenShare) });
        }
    }

    /// <summary>Where all that was chosen is readers' questions, the nearest statement that says something joins them.</summary>
    private static void AddOpening(List<ScoredStatement> chosen, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        if (question.Focus.Comments || !chosen.TrueForAll(statement => Opening.IsReadersQuestion(statement.Statement))) return;
        if (question.Candidates.Take(8).Where(candidate => !Opening.IsReadersQuestion(candidate.Statement)).MaxBy(candidate => Opening.Fitness(candidate, question, asked)) is { } other) chosen.Add(other);
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
    private static void KeepBest(List<ScoredStatement> chosen, int most, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        if (chosen.Count <= most) return;
        var kept = chosen.OrderByDescending(statement => Opening.Fitness(statement, question, asked)).ThenBy(statement => statement.Statement.Id).Take(most).ToHashSet();
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

    /// <summary>The statement that opens best first, then the rest of its voice, then the other voices, each in the order of its source.</summary>
    private static List<ScoredStatement> InReadingOrder(List<ScoredStatement> chosen, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        List<ScoredStatement> ordered = [];
        foreach (var voice in Definition.IsAsked(question) ? chosen : [.. chosen.OrderByDescending(statement => Opening.Fitness(statement, question, asked))])
        {
            if (ordered.Contains(voice)) continue;
            ordered.Add(voice);
            ordered.AddRange(chosen.Where(other => !ordered.Contains(other) && Voices.IsSame(voice.Statement, other.Statement)).OrderBy(other => other.Statement.Id));
        }
        return ordered;
    }
}

using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>Picks the fewest statements that cover a question: the one that answers it best, those close to it, a voice of two sides of what is asked.</summary>
internal sealed class EvidenceSelector(KnowledgeBase knowledge, AnsweringOptions options, ClaimMarker marker)
{
    /// <summary>A statement that speaks of the thing asked for is taken in from this share of the best on.</summary>
    private const float LeastSpoken = 0.12f;

    /// <summary>… and stands for so much of it, since it speaks of the matter and the nearer ones do not.</summary>
    private const float SpokenShare = 0.9f;

    /// <summary>So many candidates are looked at for what adds to the best.</summary>
    public const int Looked = 10;

    /// <summary>Below this share of the best it stands beside nothing else.</summary>
    private const float LeastBeside = 0.55f;

    /// <summary>So far down the list the voice of another side is looked for.</summary>
    private const int OfOtherSide = 40;

    private readonly Relevance _relevance = new(knowledge);
    private readonly NamedThings _things = new(knowledge);
    private readonly Comparing _comparing = new(knowledge);
    private readonly Listing _listing = new(knowledge);
    private readonly bool _statesFrequency = knowledge.Statements.Any(HowOften.IsStated);

    /// <param name="question">What is asked.</param>
    /// <param name="isPart">It is one of several questions of a message: its statements are told, and no verdict of its own.</param>
    public Selection Select(UnderstoodQuestion question, bool isPart = false)
    {
        if (question.Candidates.Count == 0) return new Selection([], []);
        IReadOnlyList<AskedThing> asked = question.FollowUp == FollowUpKind.NewTopic ? _things.In(question.Text) : [];
        var listed = _listing.Of(question);
        var (chosen, silent) = listed.Count > 0 ? (listed, []) : Chosen(question, asked);
        var marked = Marked(chosen, question, asked, mayLead: listed.Count == 0);
        var unspoken = asked.Where(thing => thing.IsUnspoken(chosen, question.Findings)).Select(thing => thing.Name).ToList();
        var subject = QuestionSubjects.Of(question, chosen, marked);
        if (!isPart && marked is [{ Leads: true, Claim: var asking }, ..])
        {
            TellSides(chosen, asking, question, asked);
            // The verdict on a small difference tells all of it: "mei chong says 3 to 5 minutes, Nik Balogh 5 to 10".
            if (asking.Type == ContestedType.MinorDifference) chosen.RemoveAll(statement => asking.Involves(statement.Statement.Id));
        }
        return new Selection(listed.Count > 0 ? chosen : InReadingOrder(chosen, question, asked), marked)
        {
            Unspoken = unspoken,
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
        WantedExercise.PutFirst(chosen, question);
        AddOpening(chosen, question, asked);
        return (chosen, []);
    }

    /// <summary>The best, and of those after it what adds to it.</summary>
    private List<ScoredStatement> Closest(UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        var best = question.Candidates[0];
        var most = asked.Any(thing => thing.IsUnspoken(question.Candidates.Take(2), question.Findings)) ? options.MostUnspoken : options.MostStatements;
        return [best, .. question.Candidates.Take(Looked).Skip(1)
            .Select(candidate => (candidate, Probability: _relevance.Probability(candidate, best, question.Findings)))
            .Where(each => each.Probability >= (question.FollowUp == FollowUpKind.NewTopic ? options.FurtherFrom : options.ThreadFurtherFrom) && !Opening.Mocks(each.candidate.Statement))
            .OrderByDescending(each => each.Probability)
            .Take(most - 1)
            .Select(each => each.candidate)];
    }

    private List<ChosenClaim> Marked(List<ScoredStatement> chosen, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked, bool mayLead)
    {
        var isNew = question.FollowUp == FollowUpKind.NewTopic;
        var marked = marker.Mark(chosen, question.Findings, isNew ? options.MarkStrength : options.ThreadMarkStrength)
            .Where((claim, at) => at == 0 || !isNew || claim.Strength >= (claim.Claim.Level == ContestedLevel.Minor ? options.SecondMinorStrength : options.SecondMarkStrength))
            .ToList();
        if (mayLead && marked.Count > 0 && MayLead(marked[0].Claim, question, asked, chosen) && VerdictLead.Opens(marked, question)) marked[0] = marked[0] with { Leads = true };
        return marked;
    }

    /// <summary>A verdict tells no steps, compares no named voices, and says nothing of a thing that none of its sides speaks of.</summary>
    private static bool MayLead(ContestedClaim claim, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked, IReadOnlyList<ScoredStatement> chosen) =>
        !QuestionForms.AsksSteps(question.Text) && !question.Focus.IsComparison
        && asked.All(thing => thing.SpokenBy.Count == 0 ? !thing.IsUnspoken(chosen, question.Findings) : claim.Sides.Any(side => side.Statements.Any(thing.SpokenBy.Contains)));

    /// <summary>Where none of the chosen speaks of a thing that is asked for, the nearest that does is taken in.</summary>
    private void AddSpoken(List<ScoredStatement> chosen, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        foreach (var thing in asked.Where(thing => thing.SpokenBy.Count > 0 && !chosen.Exists(statement => thing.SpokenBy.Contains(statement.Statement.Id))))
        {
            var nearest = question.Candidates.FirstOrDefault(candidate => thing.SpokenBy.Contains(candidate.Statement.Id) && !Opening.IsReadersQuestion(candidate.Statement));
            if (nearest is null || nearest.Score < chosen[0].Score * LeastSpoken) continue;
            if (nearest.Score < chosen[0].Score * LeastBeside) chosen.RemoveRange(1, chosen.Count - 1);
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

    /// <summary>A verdict says much by itself: one statement of a side follows it, and one of another side, so that both are heard in the text and not only in the mark.</summary>
    private void TellSides(List<ScoredStatement> chosen, ContestedClaim claim, UnderstoodQuestion question, IReadOnlyList<AskedThing> asked)
    {
        var first = Best(chosen);
        var heard = claim.Sides.Where(side => side.Statements.Contains(first.Statement.Id)).ToHashSet();
        var others = heard.Count == 0 ? [] : question.Candidates.Take(OfOtherSide)
            .Where(candidate => claim.Involves(candidate.Statement.Id) && !heard.Any(side => side.Statements.Contains(candidate.Statement.Id)) && !Opening.IsReadersQuestion(candidate.Statement)).ToList();
        var told = chosen.Where(statement => statement != first).ToList();
        var rest = others.Count > 0 ? others : told;
        chosen.Clear();
        chosen.Add(first);
        for (var left = options.MostAfterVerdict - 1; left > 0 && rest.Count > 0; left--)
        {
            var next = Best(rest);
            chosen.Add(next);
            rest = [.. told.Where(statement => !chosen.Exists(other => other.Statement == statement.Statement))];
        }

        ScoredStatement Best(IEnumerable<ScoredStatement> statements) =>
            statements.OrderByDescending(statement => Opening.Fitness(statement, question, asked)).ThenBy(statement => statement.Statement.Id).First();
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

using PsoasBot.Answering;
using PsoasBot.Answering.Composing;
using PsoasBot.Answering.Understanding;
using PsoasBot.Evaluation;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Fits what <see cref="AnsweringOptions"/> and <see cref="RankingWeights"/> hold: ranking weights by coordinate ascent on the mean reciprocal rank
/// of the first gold statement; whether to answer, what to mark, which verdict opens and what is told further by logistic regression over the ranking that is in the code.
/// Prints the values to put into the defaults.
/// </summary>
internal sealed class Calibrator(KnowledgeBase knowledge, IReadOnlyList<LabelledQuestion> questions)
{
    private readonly KnowledgeIndex _index = KnowledgeIndex.Build(knowledge);

    public static void Run(string knowledgeFolder, IReadOnlyList<string> files)
    {
        var calibrator = new Calibrator(KnowledgeFolder.Load(knowledgeFolder), [.. files.SelectMany(LabelledQuestion.Load)]);
        var ranking = new RankingWeights();
        calibrator.TellRecall(ranking);
        var decision = calibrator.FitDecision(ranking);
        Console.WriteLine($"decision: [{string.Join(", ", decision.Select(weight => $"{weight:F2}f"))}]");
        _ = calibrator.FitMarks(ranking);
        calibrator.FitLeads(ranking);
        calibrator.FitRelevance(ranking);
        Console.WriteLine($"ranking:  {calibrator.FitRanking(ranking)}");
    }

    private RankingWeights FitRanking(RankingWeights weights)
    {
        var best = ReciprocalRank(weights);
        Console.WriteLine($"mean reciprocal rank before: {best:F4}");
        for (var round = 0; round < 4; round++)
        {
            foreach (var change in Changes())
            {
                var changed = change(weights);
                var rank = ReciprocalRank(changed);
                if (rank <= best + 1e-5) continue;
                (best, weights) = (rank, changed);
            }
        }
        Console.WriteLine($"mean reciprocal rank after:  {best:F4}");
        return weights;
    }

    /// <summary>How many gold groups have a statement among the first so many candidates, and claims that are due among the first found.</summary>
    private void TellRecall(RankingWeights weights)
    {
        var reader = new QuestionReader(knowledge, _index, weights);
        var read = questions.Where(question => question.Answerable).Select(question => (question, Read: reader.Read(new Question(question.Question) { History = question.History }))).ToList();
        foreach (var depth in (int[])[1, 3, 4, 6, 10, 20, 50])
        {
            var groups = read.SelectMany(each => each.question.Gold.Select(group => each.Read.Candidates.Take(depth).Any(candidate => group.Contains(candidate.Statement.Id.ToString(), StringComparer.Ordinal)) ? 1.0 : 0)).Average();
            var claims = read.SelectMany(each => each.question.Contested.Select(claim => each.Read.Findings.Claims.Take(depth).Any(found => string.Equals(found.Target.Id, claim, StringComparison.Ordinal)) ? 1.0 : 0)).DefaultIfEmpty().Average();
            Console.WriteLine($"among the first {depth,2}: gold groups {groups:P1}, claims {claims:P1}");
        }
    }

    private static IEnumerable<Func<RankingWeights, RankingWeights>> Changes()
    {
        foreach (var factor in (float[])[0.5f, 0.8f, 1.25f, 2f])
        {
            yield return weights => weights with { Ask = weights.Ask * factor };
            yield return weights => weights with { SecondAsk = weights.SecondAsk * factor };
            yield return weights => weights with { Text = weights.Text * factor };
            yield return weights => weights with { Document = weights.Document * factor };
            yield return weights => weights with { ClaimPull = weights.ClaimPull * factor };
            yield return weights => weights with { Meaning = weights.Meaning * factor };
            yield return weights => weights with { Coverage = weights.Coverage * factor };
        }
    }

    private double ReciprocalRank(RankingWeights weights)
    {
        var reader = new QuestionReader(knowledge, _index, weights);
        return questions.Where(question => question.Gold.Count > 0).Average(question =>
        {
            var candidates = reader.Read(new Question(question.Question) { History = question.History }).Candidates;
            return question.Gold.Average(group => candidates.Take(20).TakeWhile(candidate => !group.Contains(candidate.Statement.Id.ToString(), StringComparer.Ordinal)).Count() is var rank && rank < Math.Min(20, candidates.Count) ? 1.0 / (rank + 1) : 0);
        });
    }

    private double[] FitDecision(RankingWeights ranking)
    {
        var reader = new QuestionReader(knowledge, _index, ranking);
        var rows = questions.Where(question => question.Kind is not "meta" && question.History.Count == 0).Select(question => Row(reader, question)).ToList();
        var weights = new double[AnswerDecision.SignCount];
        for (var step = 0; step < 20_000; step++) Descend(rows, weights, rate: 0.5);
        foreach (var threshold in (double[])[0.3, 0.4, 0.5, 0.6, 0.7])
        {
            var answered = rows.Where(row => row.Answer).Average(row => Probability(row.Signs, weights) >= threshold ? 1.0 : 0);
            var declined = rows.Where(row => !row.Answer).Average(row => Probability(row.Signs, weights) < threshold ? 1.0 : 0);
            Console.WriteLine($"threshold {threshold:F1}: answered {answered:P1}, declined {declined:P1}");
        }
        return weights;
    }

    private double[] FitMarks(RankingWeights ranking)
    {
        var options = new AnsweringOptions { Ranking = ranking };
        var reader = new QuestionReader(knowledge, _index, ranking);
        var marker = new ClaimMarker(knowledge, options);
        var selector = new EvidenceSelector(knowledge, options, marker);
        var rows = questions.Where(question => question.Answerable).SelectMany(question => MarkRows(reader, selector, marker, question)).ToList();
        var weights = new double[ClaimMarker.SignCount];
        for (var step = 0; step < 4_000; step++) Descend(rows, weights, rate: 0.5);
        Console.WriteLine($"marks:    [{string.Join(", ", weights.Select(weight => $"{weight:F2}f"))}]");
        return weights;
    }

    /// <summary>A question of a contested matter is led by the verdict of the claim that it is labelled with; any other by none.</summary>
    private void FitLeads(RankingWeights ranking)
    {
        var options = new AnsweringOptions { Ranking = ranking };
        var reader = new QuestionReader(knowledge, _index, ranking);
        var selector = new EvidenceSelector(knowledge, options, new ClaimMarker(knowledge, options));
        List<(float[] Signs, bool Answer)> rows = [];
        foreach (var question in questions.Where(question => question.Answerable && question.History.Count == 0))
        {
            var understood = reader.Read(new Question(question.Question));
            var selection = selector.Select(understood);
            if (selection.Claims.Count == 0) continue;
            var signs = new float[VerdictLead.SignCount];
            VerdictLead.Signs(selection.Claims, understood, signs);
            rows.Add((signs, question.Kind == "contested" && question.Contested.Contains(selection.Claims[0].Claim.Id, StringComparer.Ordinal)));
        }
        var weights = new double[VerdictLead.SignCount];
        for (var step = 0; step < 20_000; step++) Descend(rows, weights, rate: 0.5);
        foreach (var threshold in (double[])[0.6, 0.7, 0.75, 0.8, 0.85])
        {
            var led = rows.Where(row => Probability(row.Signs, weights) >= threshold).ToList();
            Console.WriteLine($"lead from {threshold:F2}: {led.Count(row => row.Answer) / (double)rows.Count(row => row.Answer):P1} of those due, {led.Count(row => row.Answer) / (double)led.Count:P1} of those led are due");
        }
        Console.WriteLine($"leads:    [{string.Join(", ", weights.Select(weight => $"{weight:F2}f"))}]");
    }

    /// <summary>The candidates beside the best one: wanted are those that a gold group holds.</summary>
    private void FitRelevance(RankingWeights ranking)
    {
        var reader = new QuestionReader(knowledge, _index, ranking);
        var relevance = new Relevance(knowledge);
        List<(float[] Signs, bool Answer)> rows = [];
        foreach (var question in questions.Where(question => question.Gold.Count > 0 && question.History.Count == 0))
        {
            var understood = reader.Read(new Question(question.Question));
            foreach (var candidate in understood.Candidates.Take(EvidenceSelector.Looked).Skip(1))
            {
                var signs = new float[Relevance.SignCount];
                relevance.Signs(candidate, understood.Candidates[0], understood.Findings, signs);
                rows.Add((signs, question.Gold.Any(group => group.Contains(candidate.Statement.Id.ToString(), StringComparer.Ordinal))));
            }
        }
        var weights = new double[Relevance.SignCount];
        for (var step = 0; step < 4_000; step++) Descend(rows, weights, rate: 0.5);
        foreach (var threshold in (double[])[0.7, 0.75, 0.8, 0.85, 0.9])
            Console.WriteLine($"further from {threshold:F2}: {rows.Count(row => row.Answer && Probability(row.Signs, weights) >= threshold) / (double)rows.Count(row => row.Answer):P1} of those wanted, {rows.Count(row => !row.Answer && Probability(row.Signs, weights) >= threshold) / (double)rows.Count(row => !row.Answer):P1} of the others");
        Console.WriteLine($"further:  [{string.Join(", ", weights.Select(weight => $"{weight:F2}f"))}]");
    }

    private IEnumerable<(float[] Signs, bool Answer)> MarkRows(QuestionReader reader, EvidenceSelector selector, ClaimMarker marker, LabelledQuestion question)
    {
        var understood = reader.Read(new Question(question.Question) { History = question.History });
        var chosen = selector.Select(understood).Statements;
        if (chosen.Count == 0) yield break;
        var best = chosen.Max(statement => statement.Score);
        foreach (var claim in knowledge.Contested)
        {
            var rank = understood.Findings.Claims.ToList().FindIndex(target => target.Target.Id == claim.Id);
            var signs = new float[ClaimMarker.SignCount];
            marker.Signs(claim, chosen, best, rank < 0 ? null : understood.Findings.Claims[rank], rank < 0 ? int.MaxValue : rank, understood.Findings.NoClaim, signs);
            yield return (signs, question.Contested.Contains(claim.Id, StringComparer.Ordinal));
        }
    }

    private static (float[] Signs, bool Answer) Row(QuestionReader reader, LabelledQuestion question)
    {
        var signs = new float[AnswerDecision.SignCount];
        AnswerDecision.Signs(reader.Read(new Question(question.Question)), signs);
        return (signs, question.Answerable || question.Gold.Count > 0);
    }

    /// <summary>One step of gradient descent on the log loss; both classes count the same, a small pull towards zero keeps weights sane.</summary>
    private static void Descend(List<(float[] Signs, bool Answer)> rows, double[] weights, double rate)
    {
        var gradient = new double[weights.Length];
        double positives = rows.Count(row => row.Answer), negatives = rows.Count - positives;
        foreach (var (signs, answer) in rows)
        {
            var error = (Probability(signs, weights) - (answer ? 1 : 0)) / (answer ? positives : negatives);
            for (var i = 0; i < weights.Length; i++) gradient[i] += error * signs[i];
        }
        for (var i = 0; i < weights.Length; i++) weights[i] -= rate * (gradient[i] + 0.0005 * weights[i]);
    }

    private static double Probability(float[] signs, double[] weights) => 1 / (1 + Math.Exp(-signs.Zip(weights, (sign, weight) => sign * weight).Sum()));
}

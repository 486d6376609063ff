using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>A question that names voices gets those voices: for two or more, what each says, and nobody else; for one, that one first.</summary>
internal sealed class Comparing(KnowledgeBase knowledge)
{
    private const int MostOfOne = 2;

    /// <summary>A voice whose nearest statement is this far below the best says nothing on the question.</summary>
    private const float LeastOfVoice = 0.2f;

    /// <summary>A second statement of a voice is nearly as near as its first.</summary>
    private const float SecondShare = 0.9f;

    /// <summary>What each named voice says, and the names of those that say nothing near.</summary>
    public (List<ScoredStatement> Statements, List<string> Silent) Voices(UnderstoodQuestion question)
    {
        List<ScoredStatement> chosen = [];
        List<string> silent = [];
        var floor = question.Candidates[0].Score * LeastOfVoice;
        foreach (var (name, holds) in Named(question.Focus))
        {
            var own = question.Candidates.Where(candidate => holds(candidate.Statement) && candidate.Score >= floor && !Opening.IsReadersQuestion(candidate.Statement)).ToList();
            own = [.. own.OrderBy(candidate => candidate.Statement.Kind == StatementKind.Resource).Take(MostOfOne)];
            if (own.Count == 0) silent.Add(name);
            chosen.AddRange(own.Where(candidate => !chosen.Contains(candidate) && (candidate == own[0] || (candidate.Score >= own[0].Score * SecondShare && candidate.Statement.Kind != StatementKind.Resource))));
        }
        return (chosen, silent);
    }

    private IEnumerable<(string Name, Func<Statement, bool> Holds)> Named(Focus focus)
    {
        foreach (var slug in focus.Sources.Order(StringComparer.Ordinal))
        {
            var source = knowledge.Source(slug);
            yield return (source.IsSigned ? source.Author : source.Short, statement => statement.Id.Source == slug && !statement.Speaker.IsCommenter);
        }
        foreach (var person in focus.People.Order(StringComparer.Ordinal)) yield return (person, statement => statement.Speaker.Name == person);
        if (focus.Comments) yield return ("the comments", statement => statement.Speaker.IsCommenter);
    }
}

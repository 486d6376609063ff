using System.Text.RegularExpressions;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// "All her poses", "the whole sequence", "what does each text give": a list is told whole. Either everything of one kind in the passage
/// that the question is nearest to, in the order of its source, or the nearest statement of every document.
/// </summary>
internal sealed partial class Listing(KnowledgeBase knowledge)
{
    /// <summary>A list longer than this is no chat reply.</summary>
    private const int Most = 7;

    /// <summary>A list of fewer is an ordinary answer.</summary>
    private const int Fewest = 3;

    /// <summary>The passage is sought among those of so many candidates …</summary>
    private const int Looked = 20;

    /// <summary>… and holds one of so many best.</summary>
    private const int Best = 3;

    /// <summary>Below this share of the best, a document says nothing of what is asked of each.</summary>
    private const float LeastOfSource = 0.4f;

    /// <summary>The statements of the list in reading order; empty where none is asked for or found.</summary>
    public List<ScoredStatement> Of(UnderstoodQuestion question)
    {
        if (question.Focus.IsComparison) return [];
        var listed = AsksEachSource().IsMatch(question.Text) ? OfEachSource(question)
            : AsksAll().IsMatch(question.Text) && !AsksManyPassages().IsMatch(question.Text) ? OfPassage(question.Candidates)
            : [];
        return listed.Count < Fewest ? [] : listed;
    }

    private List<ScoredStatement> OfEachSource(UnderstoodQuestion question)
    {
        var floor = question.Candidates[0].Score * LeastOfSource;
        return [.. knowledge.Sources
            .Select(source => question.Candidates.FirstOrDefault(candidate => candidate.Statement.Id.Source == source.Slug && !candidate.Statement.Speaker.IsCommenter))
            .OfType<ScoredStatement>()
            .Where(candidate => candidate.Score >= floor)
            .OrderByDescending(candidate => candidate.Score)];
    }

    /// <summary>What the passage with the nearest statements says, of the kind that its nearest one is; and the best statement, wherever it stands.</summary>
    private List<ScoredStatement> OfPassage(IReadOnlyList<ScoredStatement> candidates)
    {
        var best = candidates.Take(Best).Select(candidate => Passage(candidate.Statement)).ToHashSet();
        var passage = candidates.Take(Looked)
            .GroupBy(candidate => Passage(candidate.Statement))
            .Where(group => best.Contains(group.Key))
            .MaxBy(group => group.Take(Fewest).Sum(candidate => candidate.Score))!;
        var kind = passage.First().Statement.Kind;
        var listed = candidates.Where(candidate => Passage(candidate.Statement) == passage.Key && candidate.Statement.Kind == kind).Take(Most).ToList();
        return listed.Count < Fewest ? [] : [.. listed.Prepend(candidates[0]).Distinct().OrderBy(candidate => candidate.Statement.Id)];
    }

    /// <summary>The section or comment that a statement stands in, and who speaks.</summary>
    private static (string Source, string Place, Speaker Speaker) Passage(Statement statement) =>
        (statement.Id.Source, Section().Match(statement.Where) is { Success: true } section ? section.Value : statement.Where, statement.Speaker);

    [GeneratedRegex("""^section "[^"]+"|^comment [^,(]+(, [^,]+)?""", RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Section();

    [GeneratedRegex(@"\b(each|every)( one)? of (the|your|these|those|its)\b|\b(each|every) (source|text|document|article|author|writer|page|leaflet)\b|\ball (of )?(the|your|these|those|its) (five |four |5 |4 )?(sources|texts|documents|articles|authors|writers|pages)\b|\bdo (they|the five|all five)( all)? agree\b|\b(five|four|5|4) (sources|texts|documents|articles|authors|writers|pages)\b.*\b(give|agree)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex AsksEachSource();

    [GeneratedRegex(@"\b(all|list|name)( of)?( me)?( the| her| his| their| those| these| \w+'?s)?( \w+)? (poses|asanas|exercises|stretches|steps|moves|videos|links|studies|cues)\b|^\W*list\b|\b(what|which) (poses|asanas|exercises|stretches|moves|steps|videos) (does|do|did|are (there|in|on|listed|named|mentioned))\b|\b((name|collect|give|tell|show) (me |us |them |her |him )?|(take|walk|run|go) (me |us |them |her |him )?through )(all|everything|the (whole|full|entire|complete)|\w+'?s (whole|full|entire|complete|list))\b|\bin (the )?(right |correct |proper )?order\b|\bone by one\b|\bthe (whole|full|entire|complete) (list|sequence|instructions?|set|ladder|comment)\b|\b(poses|exercises|stretches|steps|moves),? all\b|\beverything (that |which )?\w+( \w+)? (says?|said|advise[sd]?|was|writes?|wrote|lists?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex AsksAll();

    /// <summary>What is asked of the comments as a whole stands in many passages.</summary>
    [GeneratedRegex(@"\b(thread|comments|voices|from (all|every))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex AsksManyPassages();
}

using System.Text.RegularExpressions;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// "Which stretch is good if I sit all day" asks for a stretch. What surrounds the question may be nearer to statements about sitting, so what tells one
/// what to do comes first, and where none of the chosen does, the nearest that does is taken in.
/// </summary>
internal static partial class WantedExercise
{
    private const int Looked = 25;

    /// <summary>Below this share of the best it is too far away to be taken in.</summary>
    private const float LeastShare = 0.4f;

    /// <summary>It opens the answer.</summary>
    private const float Opens = 1.5f;

    public static void PutFirst(List<ScoredStatement> chosen, UnderstoodQuestion question)
    {
        if (question.FollowUp != FollowUpKind.NewTopic || !Asks().IsMatch(question.Text)) return;
        var best = chosen[0];
        var wanted = chosen.Find(IsToDo) ?? question.Candidates.Take(Looked).FirstOrDefault(candidate => IsToDo(candidate) && candidate.Score >= best.Score * LeastShare);
        if (wanted is null) return;
        chosen.Remove(wanted);
        chosen.Add(wanted with { Score = Math.Max(wanted.Score, best.Score) * Opens });
    }

    private static bool IsToDo(ScoredStatement candidate) => candidate.Statement.Kind == StatementKind.Instruction;

    [GeneratedRegex(@"\b(what|what'?s|which|any|best|good|got|give me|show me|recommend|need)( \w+){0,3} (stretch|stretches|exercise|exercises)\b(?! (say|says|is not|isn'?t|was|hurt|hurts|harm|harms|are bad|is bad|should i (not|avoid)))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Asks();
}

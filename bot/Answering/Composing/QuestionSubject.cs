using System.Text.RegularExpressions;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>What a question is about, as far as the closing line differs.</summary>
internal enum QuestionSubject { Muscle, Pain, Practice, Words }

/// <summary>Reads the subject from the question and from what answers it.</summary>
internal static partial class QuestionSubjects
{
    public static QuestionSubject Of(UnderstoodQuestion question, IReadOnlyList<ScoredStatement> chosen, IReadOnlyList<ChosenClaim> marked)
    {
        var best = chosen.MaxBy(statement => statement.Score)!.Statement;
        if (Hurts().IsMatch(question.Text)) return QuestionSubject.Pain;
        if (marked is [{ Claim.Type: ContestedType.MinorDifference, Claim.Topics: var topics }, ..] && topics.Contains("pronunciation", StringComparer.Ordinal)) return QuestionSubject.Words;
        if (best.Kind == StatementKind.Resource || best.Speaker.Role == SpeakerRole.Editor) return QuestionSubject.Words;
        if (question.Form == QuestionForm.HowTo || best.Kind is StatementKind.Instruction or StatementKind.SelfCheck or StatementKind.Caution) return QuestionSubject.Practice;
        return Hurts().IsMatch(best.Text) ? QuestionSubject.Pain : QuestionSubject.Muscle;
    }

    [GeneratedRegex(@"\b(pains?|painful|hurt(s|ing)?|aches?|aching|sore(ness)?|numb(ness)?|tingl\w+|injur\w+|strain(ed|s)?|sciatica|discs?|diseases?|symptoms?|cramps?|arthritis|sick|ill|\w+ache)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Hurts();
}

using PsoasBot.Moderation.Stats;

namespace PsoasBot.Moderation.Likeness;

/// <summary>Puts like questions together, the largest group first.</summary>
internal static class QuestionGroups
{
    public static IReadOnlyList<IReadOnlyList<DeclinedQuestion>> Of(IReadOnlyList<DeclinedQuestion> questions, QuestionSimilarity similarity)
    {
        List<(QuestionMeaning Meaning, List<DeclinedQuestion> Questions)> groups = [];
        foreach (var question in questions)
        {
            var meaning = similarity.Read(question.Text);
            var group = groups.Find(each => similarity.Compare(each.Meaning, meaning).IsSame || each.Questions[0].Text == question.Text);
            if (group.Questions is null) groups.Add((meaning, [question]));
            else group.Questions.Add(question);
        }
        return [.. groups.OrderByDescending(group => group.Questions.Count).Select(group => group.Questions)];
    }
}

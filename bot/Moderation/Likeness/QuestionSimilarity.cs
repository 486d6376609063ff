namespace PsoasBot.Moderation.Likeness;

internal sealed record QuestionMeaning(string Text);

/// <summary>How alike two questions are, 0 to 1, and whether one answer serves both.</summary>
internal sealed record Verdict(bool IsSame, double Score);

internal sealed class QuestionSimilarity(PsoasBot.Knowledge.KnowledgeBase knowledge)
{
    public QuestionMeaning Read(string question) => new(knowledge.Version is "" ? "" : question);

    public Verdict Compare(QuestionMeaning first, QuestionMeaning second) => new(first == second, first == second ? 1 : 0);
}

using PsoasBot.Answering;
using PsoasBot.Evaluation;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering;

/// <summary>The figures on the project's own question files must not fall. What is reached today stands in docs/answers.md.</summary>
public sealed class QuestionFileTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("open.jsonl", 0.86, 0.94, 0.86, 0.80)]
    [InlineData("fit.jsonl", 0.86, 0.93, 0.88, 0.84)]
    [InlineData("unseen.jsonl", 0.82, 0.90, 0.78, 0.78)]
    [InlineData("exam.jsonl", 0.90, 0.94, 0.93, 0.93)]
    [InlineData("followups-open.jsonl", 0.80, 0.88, 0.80, 0.65)]
    [InlineData("followups-unseen.jsonl", 0.80, 0.88, 0.75, 0.65)]
    [InlineData("followups-exam.jsonl", 0.78, 0.92, 0.60, 0.55)]
    public async Task The_figures_of_a_question_file_do_not_fall(string file, double complete, double answered, double declined, double marked)
    {
        var figures = new QuestionFigures();
        foreach (var question in LabelledQuestion.Load(Project.Questions(file)))
        {
            var answer = await RealAnswerer.Instance.AnswerAsync(new Question(question.Question) { History = question.History }, TestContext.Current.CancellationToken);
            figures.Add(question, answer, RealAnswerer.Knowledge);
        }
        output.WriteLine($"{file}: {figures}");
        Assert.True(figures.Complete >= complete, $"complete: {figures}");
        Assert.True(figures.Answered >= answered, $"answered: {figures}");
        Assert.True(figures.Declined >= declined, $"declined: {figures}");
        Assert.True(figures.MajorMarked >= marked, $"marked: {figures}");
        Assert.Equal(1, figures.Cited);
        Assert.InRange(figures.MarksPerAnswer, 0, 1.9);
        Assert.InRange(figures.SentencesPerAnswer, 0, 5);
    }
}

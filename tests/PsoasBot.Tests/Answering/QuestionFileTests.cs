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
    [InlineData("seventh.jsonl", 0.87, 0.94, 0.85, 0.90)]
    [InlineData("sixth.jsonl", 0.90, 0.95, 0.90, 0.92)]
    [InlineData("exam.jsonl", 0.90, 0.94, 0.93, 0.93)]
    [InlineData("exam-second.jsonl", 0.86, 0.93, 0.95, 0.92)]
    [InlineData("exam-third.jsonl", 0.85, 0.92, 0.88, 0.85)]
    [InlineData("fifth.jsonl", 0.88, 0.93, 0.93, 0.96)]
    [InlineData("followups-open.jsonl", 0.80, 0.88, 0.90, 0.92)]
    [InlineData("followups-second.jsonl", 0.86, 0.94, 0.76, 0.82)]
    [InlineData("followups-third.jsonl", 0.77, 0.88, 0.85, 0.90)]
    [InlineData("followups-exam.jsonl", 0.74, 0.85, 0.90, 0.60)]
    [InlineData("followups-exam-second.jsonl", 0.82, 0.86, 0.85, 0.80)]
    [InlineData("followups-exam-third.jsonl", 0.76, 0.82, 0.95, 0.80)]
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

    /// <summary>What people write all day long; nothing of it is about the psoas, some of it is about the bot.</summary>
    [Fact]
    public async Task Everyday_chat_gets_no_answer_from_the_sources()
    {
        var messages = LabelledQuestion.Load(Project.Questions("everyday.jsonl"));
        List<string> answered = [];
        foreach (var message in messages)
        {
            var answer = await RealAnswerer.Instance.AnswerAsync(new Question(message.Question), TestContext.Current.CancellationToken);
            if (answer.Status == AnswerStatus.Answered && answer.Sentences.Count > 0) answered.Add(message.Question);
        }
        output.WriteLine($"answered {answered.Count} of {messages.Count}: {string.Join(" | ", answered)}");
        Assert.InRange(answered.Count, 0, messages.Count * 8 / 100);
    }

    [Theory]
    [InlineData("fifth.jsonl", 0.95)]
    [InlineData("fourth.jsonl", 0.95)]
    [InlineData("open.jsonl", 0.97)]
    public async Task Who_tells_of_their_own_body_gets_a_pointer_of_their_own(string file, double specific)
    {
        var figures = new QuestionFigures();
        foreach (var question in LabelledQuestion.Load(Project.Questions(file)).Where(question => question.Professional))
            figures.Add(question, await RealAnswerer.Instance.AnswerAsync(new Question(question.Question), TestContext.Current.CancellationToken), RealAnswerer.Knowledge);

        Assert.True(figures.SpecificReferral >= specific, $"specific: {figures}");
    }
}

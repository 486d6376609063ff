using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Evaluation;

/// <summary>
/// The figures of an answer set, counted as the exam counts them: a gold group is covered when one of the first eight sentences or a side
/// of the first two marks cites one of its statements.
/// </summary>
internal sealed class QuestionFigures
{
    private int _answerable, _answered, _complete, _unanswerable, _declined, _sentences, _cited, _major, _marked, _marks, _personal, _specific;
    private readonly List<int> _lengths = [];

    public List<string> Failures { get; } = [];

    public double Complete => Share(_complete, _answerable);
    public double Answered => Share(_answered, _answerable);
    public double Declined => Share(_declined, _unanswerable);
    public double Cited => Share(_cited, _sentences);
    public double MajorMarked => Share(_marked, _major);
    public double SpecificReferral => Share(_specific, _personal);
    public double MarksPerAnswer => (double)_marks / Math.Max(1, _answered);
    public double SentencesPerAnswer => (double)_sentences / Math.Max(1, _answered);
    public int MedianLength => Percentile(0.5);
    public int Length95 => Percentile(0.95);

    public void Add(LabelledQuestion question, Answer answer, KnowledgeBase knowledge)
    {
        _lengths.Add(answer.Text.Length);
        _sentences += answer.Sentences.Count;
        _cited += answer.Sentences.Count(sentence => sentence.Citations.Count > 0);
        _marks += answer.Contested.Count;
        if (question.Professional) Count(ref _personal, ref _specific, answer.Referral is { Specific: true } || answer.Level >= SafetyLevel.Professional);
        var shown = Shown(answer);
        var covered = question.Gold.All(group => group.Any(shown.Contains));
        if (question.Answerable) AddAnswerable(question, answer, covered, knowledge);
        else AddUnanswerable(question, answer, covered);
    }

    public override string ToString() =>
        $"complete {Complete:P1}, answered {Answered:P1}, declined {Declined:P1}, cited {Cited:P1}, major marked {MajorMarked:P1}, specific {SpecificReferral:P1}, " +
        $"{MarksPerAnswer:F2} marks and {SentencesPerAnswer:F2} sentences an answer, characters {MedianLength} median, {Length95} 95th";

    private void AddAnswerable(LabelledQuestion question, Answer answer, bool covered, KnowledgeBase knowledge)
    {
        var answered = answer.Status == AnswerStatus.Answered || (question.Professional && answer.Status == AnswerStatus.Safety);
        Count(ref _answerable, ref _answered, answered);
        if (answered && covered) _complete++;
        else Failures.Add($"{question.Id} {answer.Status}: {question.Question}");
        if (answer.Status != AnswerStatus.Answered) return;
        foreach (var claim in question.Contested.Where(claim => knowledge.Claim(claim).Level == ContestedLevel.Major))
            Count(ref _major, ref _marked, answer.Contested.Any(mark => mark.Id == claim));
    }

    private void AddUnanswerable(LabelledQuestion question, Answer answer, bool covered)
    {
        var declined = answer.Status is AnswerStatus.Declined or AnswerStatus.Safety || (question.Gold.Count > 0 && covered);
        Count(ref _unanswerable, ref _declined, declined);
        if (!declined) Failures.Add($"{question.Id} should decline: {question.Question}");
    }

    private static HashSet<string> Shown(Answer answer) =>
        [.. answer.Sentences.Take(8).SelectMany(sentence => sentence.Citations), .. answer.Contested.Take(2).SelectMany(mark => mark.Sides).SelectMany(side => side.Citations)];

    private static void Count(ref int all, ref int hit, bool isHit)
    {
        all++;
        if (isHit) hit++;
    }

    private static double Share(int hit, int all) => all == 0 ? 1 : (double)hit / all;

    private int Percentile(double share) => _lengths.Count == 0 ? 0 : _lengths.Order().ElementAt((int)(share * (_lengths.Count - 1)));
}

using System.Diagnostics;
using PsoasBot.Answering;
using PsoasBot.Answering.Composing;
using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Publishing;

/// <summary>From the words of a request to the answer: screen, build, publish. What is screened as a danger gets the safety card and nothing else.</summary>
internal sealed class RoutineReplier(RoutineBuilder builder, RoutineAnswers answers, SafetyGate gate, KnowledgeBase knowledge)
{
    private static readonly RoutineInput Unreadable = new() { Minutes = "nothing that I can read" };

    /// <summary>The request as JSON, see <see cref="RoutineRequestReader.ReadJson(string)"/>; the locale picks phone numbers ("en-GB").</summary>
    public ValueTask<Answer> ReplyAsync(string json, string? locale, CancellationToken cancellationToken) =>
        ReplyAsync(RoutineRequestReader.ReadJson(json) ?? Unreadable, locale, cancellationToken);

    public async ValueTask<Answer> ReplyAsync(RoutineInput input, string? locale, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await AnswerAsync(input, locale, cancellationToken);
        return answer with { Receipt = answer.Receipt with { Elapsed = Stopwatch.GetElapsedTime(started) } };
    }

    private async ValueTask<Answer> AnswerAsync(RoutineInput input, string? locale, CancellationToken cancellationToken)
    {
        var (verdict, card) = await gate.ScreenAsync(new Question(builder.WordsToScreen(input)) { Locale = locale }, cancellationToken);
        var receipt = new Receipt { KnowledgeVersion = knowledge.Version, Findings = verdict.Findings, Elapsed = TimeSpan.Zero };
        return card is null ? answers.From(builder.Build(input, verdict)) : SafetyAnswers.From(card, verdict, receipt);
    }
}

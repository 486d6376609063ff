using Microsoft.Extensions.Options;
using PsoasBot.Answering.Understanding;
using PsoasBot.Safety;

namespace PsoasBot.Answering;

/// <summary>
/// Screens a message before anything else looks at it. When the screen throws or takes too long, the member gets the neutral card:
/// never silence, and never an answer that was not screened.
/// </summary>
internal sealed partial class SafetyGate(SafetyScreen screen, SafetyCards cards, IOptions<SafetyOptions> options, TimeProvider time, ILogger<SafetyGate> log)
{
    /// <summary>The verdict to answer under, or the card that is the whole answer.</summary>
    public async ValueTask<(SafetyVerdict Verdict, SafetyCard? Card)> ScreenAsync(Question question, CancellationToken cancellationToken)
    {
        var region = RegionOf(question);
        try
        {
            var earlier = ConversationThread.MemberMessages(question.History);
            var verdict = await Task.Run(() => screen.Screen(question.Text, earlier), cancellationToken).WaitAsync(options.Value.Timeout, time, cancellationToken);
            return (verdict, verdict.Level >= SafetyLevel.Urgent ? cards.Compose(verdict, region) : null);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            ScreenFailed(ex);
            return (Failed, cards.Neutral(region));
        }
    }

    /// <summary>The message by itself, without those before it, calls for a pointer.</summary>
    public bool Points(Question question) => screen.Screen(question.Text).Referral is not null;

    private static SafetyVerdict Failed { get; } = new() { Level = SafetyLevel.Urgent, Findings = [], AllowsDoses = false, Flags = [AnswerFlags.ScreenFailed] };

    /// <summary>The setting, else the country of the locale ("en-GB"), else the international list.</summary>
    private string? RegionOf(Question question)
    {
        if (!string.IsNullOrEmpty(options.Value.Region)) return options.Value.Region;
        return question.Locale?.Split('-', '_') is [_, .., { Length: 2 } region] ? region.ToUpperInvariant() : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The safety screen failed; the neutral card is sent")]
    private partial void ScreenFailed(Exception exception);
}

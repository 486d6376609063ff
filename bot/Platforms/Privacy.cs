using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Safety;

namespace PsoasBot.Platforms;

/// <summary>The safety screen as platforms use it: only to choose who sees an answer, before the answer is made.</summary>
internal delegate ValueTask<SafetyVerdict> MessageScreen(string text, CancellationToken cancellationToken);

/// <summary>
/// Who sees an answer. What a member says wins; without a word an answer about their own health (a safety level from "professional" on, or a
/// pointer made for them) is for them alone. A question that was asked aloud, by mention or reply, is answered where it was asked.
/// </summary>
internal sealed class Privacy(MessageScreen? screen, TimeProvider time)
{
    /// <summary>Platforms want their acknowledgement soon; a message that cannot be screened by then is treated as a personal one.</summary>
    private static readonly TimeSpan ScreenWithin = TimeSpan.FromMilliseconds(500);

    /// <summary>True where only the member should see the answer, as far as the question alone tells.</summary>
    public async ValueTask<bool> IsPrivateAsync(bool? wish, string question, CancellationToken cancellationToken)
    {
        if (wish is { } said) return said;
        if (screen is null) return false;
        try
        {
            return IsPersonal(await screen(question, cancellationToken).AsTask().WaitAsync(ScreenWithin, time, cancellationToken));
        }
        catch (TimeoutException)
        {
            return true;
        }
    }

    /// <summary>True where the answer turned out to be personal and is about to be shown to everybody without the member having asked for that.</summary>
    public static bool MustHide(Delivery delivery, bool? wish) => wish is null && !delivery.Question.IsPrivate && IsPersonal(delivery.Answer);

    public static bool IsPersonal(Answer answer) => answer.Level >= SafetyLevel.Professional || answer.Referral is { Specific: true };

    private static bool IsPersonal(SafetyVerdict verdict) => verdict.Level >= SafetyLevel.Professional || verdict.Referral is not null;
}

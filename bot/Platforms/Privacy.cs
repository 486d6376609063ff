using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Safety;

namespace PsoasBot.Platforms;

/// <summary>The safety screen as platforms use it: only to choose who sees an answer, before the answer is made.</summary>
internal delegate SafetyVerdict MessageScreen(string text);

/// <summary>
/// Who sees an answer. What a member says wins; without a word an answer about their own health (a safety level from "professional" on, or a
/// pointer made for them) is for them alone. A question that was asked aloud, by mention or reply, is answered where it was asked.
/// </summary>
internal sealed class Privacy(MessageScreen? screen = null)
{
    /// <summary>True where only the member should see the answer, as far as the question alone tells.</summary>
    public bool IsPrivate(bool? wish, string question) => wish ?? (screen is not null && IsPersonal(screen(question)));

    /// <summary>True where the answer turned out to be personal and is about to be shown to everybody without the member having asked for that.</summary>
    public static bool MustHide(Delivery delivery, bool? wish) => wish is null && !delivery.Question.IsPrivate && IsPersonal(delivery.Answer);

    public static bool IsPersonal(Answer answer) => answer.Level >= SafetyLevel.Professional || answer.Referral is { Specific: true };

    private static bool IsPersonal(SafetyVerdict verdict) => verdict.Level >= SafetyLevel.Professional || verdict.Referral is not null;
}

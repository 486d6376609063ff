using PsoasBot.Answering;

namespace PsoasBot.Tests.Answering.Phrasing;

/// <summary>A phrased answer against the embedded one: same status, level, marks and pointer, and nothing left out.</summary>
internal static class AnswersAreAlike
{
    public static void Assert(Answer embedded, Answer phrased)
    {
        Xunit.Assert.Equal(embedded.Status, phrased.Status);
        Xunit.Assert.Equal(embedded.Level, phrased.Level);
        Xunit.Assert.Equal(embedded.Contested.Select(mark => mark.Id), phrased.Contested.Select(mark => mark.Id));
        Xunit.Assert.Equal(embedded.Referral?.Text, phrased.Referral?.Text);
        Xunit.Assert.Empty(Cited(embedded).Except(Cited(phrased), StringComparer.Ordinal));
        Xunit.Assert.All(phrased.Sentences, sentence => Xunit.Assert.NotEmpty(sentence.Citations));
    }

    private static IEnumerable<string> Cited(Answer answer) => answer.Sentences.SelectMany(sentence => sentence.Citations);
}

using PsoasBot.Conversations;

namespace PsoasBot.Tests.Conversations;

public sealed class ConversationOptionsTests
{
    private readonly ConversationOptionsValidator _validator = new();

    [Fact]
    public void The_defaults_fit_together() => Assert.True(_validator.Validate(null, new ConversationOptions()).Succeeded);

    [Fact]
    public void A_lease_that_ends_before_an_answer_can_be_sent_is_refused_with_what_to_change()
    {
        var options = new ConversationOptions { AnswerWithin = TimeSpan.FromSeconds(30), SendWithin = TimeSpan.FromSeconds(20), Lease = TimeSpan.FromSeconds(70) };
        Assert.Contains("raise the lease", _validator.Validate(null, options).FailureMessage, StringComparison.Ordinal);
        options.Lease = TimeSpan.FromSeconds(71);
        Assert.True(_validator.Validate(null, options).Succeeded);
    }
}

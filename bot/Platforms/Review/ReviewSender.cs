namespace PsoasBot.Platforms;

/// <summary>Calls moderators' channels and remembers in <see cref="ReviewPauses"/> how that went. A failed call is an outcome, never an exception.</summary>
internal sealed partial class ReviewSender(ReviewPauses pauses, TimeProvider time, ILogger<ReviewSender> logger)
{
    /// <summary>Channels and cases that are to be left alone now.</summary>
    public IReadOnlySet<string> Paused => pauses.At(time.GetUtcNow());

    /// <summary>The id of the message, "" for none; null where the call failed.</summary>
    /// <param name="channel">The channel that is called.</param>
    /// <param name="subject">The case that it is about; the channel again where it is about none.</param>
    /// <param name="waits">What waits after trouble that passes: the channel, or the case alone.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask<string?> SendAsync(string channel, string subject, string waits, Func<CancellationToken, ValueTask<ReviewSend>> call, CancellationToken cancellationToken)
    {
        switch (await TryAsync(channel, call, cancellationToken))
        {
            case ReviewSend.Done done:
                pauses.Success(subject);
                if (pauses.Success(channel)) LogOpen(channel);
                return done.MessageId;
            case ReviewSend.Later later:
                pauses.Trouble(waits, later.After, time.GetUtcNow());
                return null;
            case ReviewSend.Closed closed:
                if (pauses.Refusal(channel, time.GetUtcNow())) LogClosed(channel, closed.Why);
                return null;
            case ReviewSend.Unsound unsound:
                if (pauses.Refusal(subject, time.GetUtcNow())) LogUnsound(subject, channel, unsound.Why);
                return null;
            case var other:
                throw new InvalidOperationException($"a call does not end in {other}");
        }
    }

    private async ValueTask<ReviewSend> TryAsync(string channel, Func<CancellationToken, ValueTask<ReviewSend>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogBroken(problem, channel);
            return new ReviewSend.Later(TimeSpan.Zero);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The moderators' channel {Channel} is closed to the bot ({Why}): cases wait for /review or the local desk, and the channel is tried again from time to time")]
    private partial void LogClosed(string channel, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The moderators' channel {Channel} takes messages again")]
    private partial void LogOpen(string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "The card of case {QuestionId} was refused in the moderators' channel {Channel} ({Why})")]
    private partial void LogUnsound(string questionId, string channel, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to the moderators' channel {Channel} broke off; trying again")]
    private partial void LogBroken(Exception problem, string channel);
}

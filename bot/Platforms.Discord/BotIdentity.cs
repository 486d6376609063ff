namespace PsoasBot.Platforms.Discord;

/// <summary>Who the bot is on Discord; known from the first READY on.</summary>
internal sealed class BotIdentity
{
    private volatile string? _userId;
    private volatile string? _applicationId;

    public string? UserId => _userId;

    public string? ApplicationId => _applicationId;

    public void Learn(string? userId, string? applicationId)
    {
        _userId = userId ?? _userId;
        _applicationId = applicationId ?? _applicationId;
    }
}

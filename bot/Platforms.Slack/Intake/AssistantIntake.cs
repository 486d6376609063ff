using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>The assistant pane: what can be asked when it opens, and that the bot is at work. Questions in it are direct messages.</summary>
internal sealed class AssistantIntake(SlackApi api)
{
    private const int Most = 5_000;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _threads = new(StringComparer.Ordinal);

    /// <summary>What a member may ask first; none of it is about their own health.</summary>
    internal static IReadOnlyList<Prompt> Prompts { get; } =
    [
        new("Stretch or strengthen?", "Should I stretch or strengthen the psoas?"),
        new("Where is it?", "Where is the psoas and what does it do?"),
        new("How do I say it?", "How do I pronounce psoas?"),
        new("Is it the soul muscle?", "Is the psoas really the muscle of the soul?"),
    ];

    public async ValueTask StartAsync(AssistantThread thread, CancellationToken cancellationToken)
    {
        if (thread is not { ChannelId: { Length: > 0 } channel, ThreadTs: { Length: > 0 } ts }) return;
        lock (_lock)
        {
            if (_threads.Count >= Most) _threads.Clear();
            _threads.Add($"{channel}:{ts}");
        }
        await api.SuggestAsync(new SuggestedPrompts(channel, ts, "Ask about the psoas", Prompts), cancellationToken);
    }

    /// <summary>Slack takes the word away when the answer comes.</summary>
    public async ValueTask SayBusyAsync(string channel, string thread, CancellationToken cancellationToken)
    {
        bool isPane;
        lock (_lock) isPane = _threads.Contains($"{channel}:{thread}");
        if (isPane) await api.SetStatusAsync(new ThreadStatus(channel, thread, "is looking it up…"), cancellationToken);
    }
}

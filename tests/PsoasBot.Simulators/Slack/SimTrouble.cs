namespace PsoasBot.Simulators.Slack;

/// <summary>Everything that goes wrong with a connection, one after the other, in an order that the seed decides.</summary>
public sealed class SimTrouble(SlackSimulator slack, int seed)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _done = new(StringComparer.Ordinal);

    /// <summary>How often each kind was done.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    /// <summary>Requests, envelopes and acknowledgements that fail now and then, by the share of each.</summary>
    public static void Unsettle(SimFaults faults, double share)
    {
        ArgumentNullException.ThrowIfNull(faults);
        (faults.TooMany, faults.TooManyHtml, faults.ServerError, faults.HtmlReply, faults.InternalError) = (share, share / 2, share, share / 2, share / 2);
        (faults.LostReply, faults.Hang) = (share, share / 8);
        (faults.DuplicateEvent, faults.LostAck, faults.LateAck) = (share * 2, share, share);
    }

    /// <summary>Makes trouble until it is called off. Each kind comes once before any comes again.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        (string Name, Action Do)[] kinds =
        [
            ("drop all", slack.DropConnections),
            ("drop one", slack.DropOne),
            ("close 1000", () => slack.CloseConnections(1000)),
            ("close 1001", () => slack.CloseConnections(1001)),
            ("close 1011", () => slack.CloseConnections(1011)),
            ("warning", () => slack.Disconnect("warning")),
            ("warning to one", () => slack.DisconnectOne("warning")),
            ("refresh_requested", () => slack.Disconnect("refresh_requested")),
            ("refresh_requested to one", () => slack.DisconnectOne("refresh_requested")),
            ("too_many_websockets", () => slack.DisconnectOne("too_many_websockets")),
            ("link_disabled", DisableLink),
            ("deaf all", slack.DeafenConnections),
            ("deaf one", slack.DeafenOne),
        ];
        try
        {
            while (true)
            {
                _random.Shuffle(kinds);
                foreach (var (name, make) in kinds)
                {
                    await Task.Delay(Shortest + (Longest - Shortest) * _random.NextDouble(), cancellationToken);
                    while (slack.LiveConnections == 0) await Task.Delay(20, cancellationToken);
                    slack.IsLinkDisabled = false;
                    make();
                    _done[name] = _done.GetValueOrDefault(name) + 1;
                }
            }
        }
        catch (OperationCanceledException)
        {
            slack.IsLinkDisabled = false;
        }
    }

    /// <summary>Socket Mode is switched off, and on again a moment later.</summary>
    private void DisableLink()
    {
        slack.IsLinkDisabled = true;
        slack.Disconnect("link_disabled");
        slack.Later(TimeSpan.FromSeconds(1), () => slack.IsLinkDisabled = false);
    }
}

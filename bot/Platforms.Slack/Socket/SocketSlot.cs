using System.Net.WebSockets;
using System.Threading.Channels;
using PsoasBot.Platforms.Slack.Web;

namespace PsoasBot.Platforms.Slack.Socket;

/// <summary>
/// Keeps one connection open for as long as the host runs. When Slack asks for a new one it is opened first; the old one is read on until
/// Slack closes it, so that no envelope falls between the two.
/// </summary>
internal sealed partial class SocketSlot(
    int number, SlackApi api, SlackOptions options, SocketPolicy policy, ChannelWriter<Envelope> envelopes, Action opened, Action closed, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(15);

    /// <summary>Slack closes a connection about ten seconds after its warning; one that it forgets is closed from here.</summary>
    private static readonly TimeSpan OldLivesFor = TimeSpan.FromMinutes(1);

    private readonly List<Task> _old = [];
    private int _failures;
    private volatile string? _trouble;

    /// <summary>What an operator should read; null where nothing is wrong, or it passes by itself.</summary>
    public string? Trouble => _trouble;

    /// <summary>No connection is tried any more.</summary>
    public bool IsStopped { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        NextSocket next = new NextSocket.Open(TimeSpan.Zero);
        try
        {
            while (next is NextSocket.Open open)
            {
                _trouble = open.Trouble;
                await Task.Delay(open.After, time, cancellationToken);
                next = policy.After(await OnceAsync(cancellationToken));
            }
            _trouble = ((NextSocket.Stop)next).Why;
            IsStopped = true;
            LogStopped(number, _trouble);
        }
        finally
        {
            await Task.WhenAll(_old).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Opens a connection and returns when another one is wanted; this one may still be read then.</summary>
    private async Task<SocketEvent> OnceAsync(CancellationToken cancellationToken)
    {
        _failures++;
        var (address, reply) = await api.OpenConnectionAsync(cancellationToken);
        if (address is null)
        {
            return reply switch
            {
                SlackReply.Refused refused => new SocketEvent(SocketEnd.NotConnected, refused.Error, null, _failures),
                SlackReply.Later later => new SocketEvent(SocketEnd.NotConnected, null, later.After, _failures),
                _ => new SocketEvent(SocketEnd.NotConnected, null, null, _failures),
            };
        }
        if (await ConnectAsync(address, cancellationToken) is not { } socket) return new SocketEvent(SocketEnd.NotConnected, null, null, _failures);
        var connection = new SocketConnection(socket, envelopes, time);
        _old.RemoveAll(task => task.IsCompleted);
        _old.Add(ReadAsync(connection, socket, cancellationToken));
        if (!await GreetedAsync(connection, cancellationToken))
        {
            await socket.CloseAsync((int)WebSocketCloseStatus.NormalClosure);
            return new SocketEvent(SocketEnd.NotConnected, null, null, _failures);
        }
        return await UseAsync(connection, cancellationToken);
    }

    private async Task<SocketEvent> UseAsync(SocketConnection connection, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        _trouble = null;
        LogOpen(number, connection.Connections);
        var (kind, word) = await connection.Leaving.WaitAsync(cancellationToken);
        LogLeaving(number, kind, word);
        // A connection that starts well and ends at once, again and again, is no success.
        if (kind == SocketEnd.Asked || time.GetElapsedTime(started) >= SocketPolicy.QuickEnd) _failures = 0;
        return new SocketEvent(kind, word, null, _failures);
    }

    private async ValueTask<bool> GreetedAsync(SocketConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.Greeted.WaitAsync(HelloWithin, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async ValueTask<TextSocket?> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await TextSocket.OpenAsync(address, SlackWeb.UserAgent, socket =>
            {
                socket.KeepAliveInterval = options.PingEvery;
                socket.KeepAliveTimeout = options.PongWithin;
            }, cancellationToken);
        }
        catch (Exception problem) when (problem is WebSocketException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    private async Task ReadAsync(SocketConnection connection, TextSocket socket, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using (socket)
        {
            var reading = connection.RunAsync(over.Token);
            var isOpen = await connection.Greeted;
            if (isOpen) opened();
            try
            {
                await Task.WhenAny(reading, connection.Leaving);
                over.CancelAfter(OldLivesFor);
                await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            finally
            {
                if (isOpen) closed();
                await socket.CloseAsync((int)WebSocketCloseStatus.NormalClosure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Socket {Number} is open; the app has {Connections}")]
    private partial void LogOpen(int number, int connections);

    [LoggerMessage(Level = LogLevel.Information, Message = "Socket {Number} is replaced: {Kind} {Word}")]
    private partial void LogLeaving(int number, SocketEnd kind, string? word);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Socket {Number} does not reconnect: {Why}")]
    private partial void LogStopped(int number, string why);
}

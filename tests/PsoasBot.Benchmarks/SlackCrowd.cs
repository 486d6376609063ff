using System.Globalization;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Benchmarks;

/// <summary>Members who ask in every way: of ten questions four by command for themselves, three by command before all, two by mention, one directly.</summary>
internal sealed class SlackCrowd
{
    private const int Members = 5_000;
    private const int Channels = 200;
    private const int Recognised = 30;
    private readonly SlackSimulator _slack;
    private readonly IReadOnlyList<string> _questions;
    private readonly List<Asked> _asked = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public SlackCrowd(SlackSimulator slack, IReadOnlyList<string> questions)
    {
        (_slack, _questions) = (slack, questions);
        for (var i = 0; i < Channels; i++) slack.AddChannel(new SimChannel { Id = Channel(i), Name = $"channel-{i.ToString(CultureInfo.InvariantCulture)}" });
    }

    public int Count => _asked.Count;

    /// <summary>Sends so many questions a second.</summary>
    public Task AskAsync(int rate, int seconds) => LoadRun.PaceAsync(rate, seconds, Ask);

    public void Ask(int i)
    {
        var (member, question, channel) = ($"U{((i * 7_919L % Members) + 1_000_000).ToString(CultureInfo.InvariantCulture)}", _questions[i % _questions.Count], Channel(i % Channels));
        switch (i % 10)
        {
            case < 4:
                var alone = _slack.People.Ask(member, $"{question} --private", channel);
                _asked.Add(new Asked(alone.At, () => First(_slack.People.Answers(alone))));
                break;
            case < 7:
                var aloud = _slack.People.Ask(member, question, channel);
                _asked.Add(new Asked(aloud.At, () => First(_slack.People.Answers(aloud)) ?? Quoting(channel, question, aloud.At)));
                break;
            case < 9:
                var mention = _slack.People.Write(member, question, channel, mention: true);
                _asked.Add(new Asked(mention.At, () => First(_slack.People.Answers(mention))));
                break;
            default:
                var direct = _slack.People.WriteDirectly(member, question);
                _asked.Add(new Asked(direct.At, () => First(_slack.People.Answers(direct))));
                break;
        }
    }

    /// <summary>Questions that nothing has come back for.</summary>
    public int Unanswered()
    {
        foreach (var each in _asked) each.Answer ??= each.Find();
        return _asked.Count(each => each.Answer is null);
    }

    /// <summary>From the question to its first answer, in milliseconds; infinite where there is none.</summary>
    public IEnumerable<double> AnsweredAfter() => _asked.Select(each => each.Answer is { } answer ? (answer.At - each.At).TotalMilliseconds : double.PositiveInfinity);

    private static SimMessage? First(IReadOnlyList<SimMessage> answers) => answers is [var first, ..] ? first : null;

    /// <summary>An answer to a command before all stands in the channel and quotes the question; each counts once.</summary>
    private SimMessage? Quoting(string channel, string question, DateTimeOffset at)
    {
        var words = question[..Math.Min(question.Length, Recognised)];
        var found = _slack.MessagesIn(channel).FirstOrDefault(each => each.User == SlackSimulator.BotUser && each.ThreadTs is null && each.At >= at && !_taken.Contains(each.Ts) && each.Text.Contains(words, StringComparison.Ordinal));
        if (found is not null) _taken.Add(found.Ts);
        return found;
    }

    private static string Channel(int i) => $"C{(i + 1_000_000).ToString(CultureInfo.InvariantCulture)}";

    private sealed class Asked(DateTimeOffset at, Func<SimMessage?> find)
    {
        public DateTimeOffset At => at;

        public SimMessage? Answer { get; set; }

        public SimMessage? Find() => find();
    }
}

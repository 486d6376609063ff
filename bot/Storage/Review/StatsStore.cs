using System.Data.Common;
using Dapper;
using PsoasBot.Moderation.Stats;

namespace PsoasBot.Storage.Review;

/// <summary>The desk's figures on either engine.</summary>
internal sealed class StatsStore(Store store) : IReviewStats
{
    private const long DayLength = 86_400_000;

    /// <summary>Read from an index alone, since rows are wide; what waits is found by the index on what is due, which an expression leaves as the only one.</summary>
    private const string Counts =
        """
        SELECT count(*) AS questions,
            coalesce(sum(CASE WHEN status = 'Answered' THEN 1 ELSE 0 END), 0) AS answered,
            coalesce(sum(CASE WHEN status = 'Declined' THEN 1 ELSE 0 END), 0) AS declined,
            coalesce(sum(CASE WHEN status = 'Safety' THEN 1 ELSE 0 END), 0) AS safety_cards,
            coalesce(sum(CASE WHEN contested > 0 THEN 1 ELSE 0 END), 0) AS contested,
            (SELECT count(*) FROM questions w WHERE w.is_open = 1 AND w.received_at + 0 >= @since) AS waiting
        FROM questions WHERE received_at >= @since
        """;

    private const string Cases = "SELECT state, count(*) AS number FROM cases WHERE opened_at >= @since GROUP BY state";

    private const string Times = "SELECT decided_at - opened_at FROM cases WHERE decided_at IS NOT NULL AND opened_at >= @since ORDER BY 1";

    private const string Days =
        """
        SELECT received_at / @length AS day, count(*) AS questions,
            coalesce(sum(CASE WHEN status = 'Declined' THEN 1 ELSE 0 END), 0) AS declined,
            coalesce(sum(CASE WHEN contested > 0 THEN 1 ELSE 0 END), 0) AS contested
        FROM questions WHERE received_at >= @since GROUP BY 1 ORDER BY 1
        """;

    private const string CaseDays =
        """
        SELECT opened_at / @length AS day, count(*) AS flagged, coalesce(sum(CASE WHEN state = 'Retracted' THEN 1 ELSE 0 END), 0) AS retracted,
            CAST(avg(decided_at - opened_at) AS BIGINT) AS review
        FROM cases WHERE opened_at >= @since GROUP BY 1 ORDER BY 1
        """;

    private const string Declined =
        """
        SELECT id AS question_id, text FROM questions
        WHERE status = 'Declined' AND is_apology = 0 AND level = 'None' AND text <> '' AND received_at >= @since ORDER BY seq DESC LIMIT @Limit
        """;

    public ValueTask<Scorecard> ScorecardAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        store.ReadAsync(connection => ReadAsync(connection, new { since = Moment.Of(since), length = DayLength }), cancellationToken);

    public ValueTask<IReadOnlyList<DeclinedQuestion>> DeclinedAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<DeclinedQuestion>>(
            async connection => [.. await connection.QueryAsync<DeclinedQuestion>(Declined, new { since = Moment.Of(since), Limit = limit })], cancellationToken);

    private static async Task<Scorecard> ReadAsync(DbConnection connection, object values)
    {
        var counts = await connection.QuerySingleAsync<CountsRow>(Counts, values);
        var cases = (await connection.QueryAsync<(string State, long Number)>(Cases, values)).ToDictionary(row => row.State, row => (int)row.Number, StringComparer.Ordinal);
        var times = (await connection.QueryAsync<long>(Times, values)).ToList();
        var days = (await connection.QueryAsync<DayRow>(Days, values)).ToDictionary(row => row.Day);
        var caseDays = (await connection.QueryAsync<DayRow>(CaseDays, values)).ToDictionary(row => row.Day);
        return new Scorecard
        {
            Questions = (int)counts.Questions,
            Answered = (int)counts.Answered,
            Declined = (int)counts.Declined,
            SafetyCards = (int)counts.SafetyCards,
            Contested = (int)counts.Contested,
            Waiting = (int)counts.Waiting,
            Flagged = cases.Values.Sum(),
            Corrected = cases.GetValueOrDefault("Corrected"),
            Retracted = cases.GetValueOrDefault("Retracted"),
            TimeToReview = times.Count == 0 ? null : TimeSpan.FromMilliseconds(times[times.Count / 2]),
            Days = Merge(days, caseDays),
        };
    }

    /// <summary>Every day from the first to the last, quiet ones too, so that a plot's width is time.</summary>
    private static List<DayVolume> Merge(Dictionary<long, DayRow> days, Dictionary<long, DayRow> caseDays)
    {
        var known = days.Keys.Concat(caseDays.Keys).ToList();
        if (known.Count == 0) return [];
        List<DayVolume> all = [];
        for (var day = known.Min(); day <= known.Max(); day++)
        {
            var (asked, opened) = (days.GetValueOrDefault(day), caseDays.GetValueOrDefault(day));
            all.Add(new DayVolume(DateOnly.FromDateTime(Moment.At(day * DayLength).UtcDateTime), (int)(asked?.Questions ?? 0))
            {
                Declined = (int)(asked?.Declined ?? 0),
                Contested = (int)(asked?.Contested ?? 0),
                Flagged = (int)(opened?.Flagged ?? 0),
                Retracted = (int)(opened?.Retracted ?? 0),
                TimeToReview = opened?.Review is { } review ? TimeSpan.FromMilliseconds(review) : null,
            });
        }
        return all;
    }

    private sealed record DayRow
    {
        public long Day { get; init; }
        public long Questions { get; init; }
        public long Declined { get; init; }
        public long Contested { get; init; }
        public long Flagged { get; init; }
        public long Retracted { get; init; }
        public long? Review { get; init; }
    }

    private sealed record CountsRow
    {
        public long Questions { get; init; }
        public long Answered { get; init; }
        public long Declined { get; init; }
        public long SafetyCards { get; init; }
        public long Contested { get; init; }
        public long Waiting { get; init; }
    }
}

using System.Globalization;
using Dapper;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Storage.Review;

/// <summary>
/// The queue's SQL, with a condition only for what is asked for, so that the engine can take an index. A line carries what a list shows, without the
/// answers that wait or were written.
/// </summary>
internal sealed class QueueSql(Dialect dialect)
{
    private const string From = "FROM cases c JOIN questions q ON q.id = c.question_id";

    private const string Undecided = "c.state IN ('Open', 'Claimed')";

    /// <summary>The most urgent first, then the oldest.</summary>
    private const string Order =
        $"""
        ORDER BY CASE WHEN {Undecided} THEN 0 ELSE 1 END,
            CASE q.level WHEN 'Crisis' THEN 0 WHEN 'Emergency' THEN 1 WHEN 'Urgent' THEN 2 ELSE 3 END, c.opened_at, c.question_id
        LIMIT @Limit OFFSET @Offset
        """;

    private const string OrderById = "ORDER BY c.question_id LIMIT @Limit";

    private readonly string _columns =
        dialect.Fill($"SELECT {CaseRow.Line}, (SELECT string_agg(f.kind, ',') FROM flags f WHERE f.question_id = c.question_id) AS kinds {From}");

    public string Select(QueueFilter filter) => $"{_columns} {Where(filter)} {(filter.After is null ? Order : OrderById)}";

    public static string Count(QueueFilter filter) => $"SELECT count(*) {From} {Where(filter)}";

    public static string CountStates(QueueFilter filter) => $"SELECT c.state, count(*) AS number {From} {Where(filter)} GROUP BY c.state";

    public static DynamicParameters Values(QueueFilter filter)
    {
        var values = new DynamicParameters(new
        {
            filter.Platform,
            filter.Community,
            filter.Holder,
            filter.Level,
            filter.Flag,
            filter.After,
            filter.Limit,
            filter.Offset,
            now = Moment.Of(filter.Now),
        });
        for (var i = 0; i < filter.Words.Count; i++) values.Add(Word(i), $"%{Escape(filter.Words[i])}%");
        return values;
    }

    private static string Where(QueueFilter filter)
    {
        List<string> conditions = [];
        if (filter.Platform is not null) conditions.Add("c.platform = @Platform");
        if (filter.Community is not null) conditions.Add("c.community = @Community");
        if (Scope(filter.Scope) is { } scope) conditions.Add(scope);
        if (filter.Level is not null) conditions.Add("lower(q.level) = lower(@Level)");
        if (filter.Flag is not null) conditions.Add("EXISTS (SELECT 1 FROM flags f WHERE f.question_id = c.question_id AND f.kind = @Flag)");
        for (var i = 0; i < filter.Words.Count; i++) conditions.Add($"lower(q.text) LIKE lower(@{Word(i)}) ESCAPE '!'");
        if (filter.After is not null) conditions.Add("c.question_id > @After");
        return conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
    }

    private static string? Scope(QueueScope scope) => scope switch
    {
        QueueScope.Undecided => Undecided,
        QueueScope.Free => $"{Undecided} AND (c.claimed_until IS NULL OR c.claimed_until <= @now)",
        QueueScope.Held => "c.state = 'Claimed' AND c.claimed_by = @Holder AND c.claimed_until > @now",
        QueueScope.Decided => "c.state IN ('Approved', 'Corrected', 'Retracted')",
        _ => null,
    };

    private static string Word(int number) => string.Create(CultureInfo.InvariantCulture, $"word{number}");

    private static string Escape(string word) =>
        word.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}

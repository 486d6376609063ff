using Microsoft.Extensions.Options;

namespace PsoasBot.Completion;

/// <summary>Counts tokens and cost of the day (UTC) and says when there is nothing left; kept in memory, so a restart starts the day afresh.</summary>
internal sealed class DailyBudget(IOptions<CompletionOptions> options, TimeProvider time)
{
    private const double Million = 1_000_000;

    private readonly Lock _lock = new();
    private DateOnly _day;
    private long _tokens;
    private double _cost;

    public (long Tokens, double Cost) Spent
    {
        get
        {
            lock (_lock)
            {
                Turn();
                return (_tokens, _cost);
            }
        }
    }

    /// <exception cref="ModelException">Today's tokens or money are spent.</exception>
    public void Ensure()
    {
        var (tokens, cost) = Spent;
        if (options.Value.DailyTokens > 0 && tokens >= options.Value.DailyTokens) throw new ModelException(ModelFailure.BudgetSpent, "today's tokens are spent (Model:DailyTokens)");
        if (options.Value.DailyCost > 0 && cost >= options.Value.DailyCost) throw new ModelException(ModelFailure.BudgetSpent, "today's money is spent (Model:DailyCost)");
    }

    public void Add(long sent, long received)
    {
        lock (_lock)
        {
            Turn();
            _tokens += sent + received;
            _cost += (sent * options.Value.InputPrice + received * options.Value.OutputPrice) / Million;
        }
    }

    private void Turn()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (today == _day) return;
        (_day, _tokens, _cost) = (today, 0, 0);
    }
}

using System.ClientModel;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace PsoasBot.Completion;

/// <summary>
/// How a model is called: budget, a free place, then breaker, retries with jitter and a timeout for each attempt (Polly). Whatever goes wrong comes out as
/// a <see cref="ModelException"/>; a cancelled caller stays a cancellation.
/// </summary>
internal sealed class ModelPolicy : IDisposable
{
    private readonly DailyBudget _budget;
    private readonly SemaphoreSlim _places;
    private readonly ResiliencePipeline _pipeline;

    public ModelPolicy(IOptions<CompletionOptions> options, DailyBudget budget, TimeProvider time)
    {
        _budget = budget;
        _places = new SemaphoreSlim(options.Value.Concurrency, options.Value.Concurrency);
        _pipeline = Build(options.Value, time);
    }

    /// <exception cref="ModelException">The model gave nothing.</exception>
    public async ValueTask<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        _budget.Ensure();
        try
        {
            await _places.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException ex)
        {
            throw new ModelException(ModelFailure.Busy, "no place was free in time (Model:Concurrency)", ex);
        }
        try
        {
            return await _pipeline.ExecuteAsync(token => AttemptAsync(call, token), cancellationToken);
        }
        catch (BrokenCircuitException ex)
        {
            throw new ModelException(ModelFailure.Paused, "the model failed too often and is left alone for a while (Model:BreakFor)", ex);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private static async ValueTask<T> AttemptAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken);
        }
        catch (ClientResultException ex)
        {
            throw new ModelException(FailureOf(ex.Status), $"the model's server answered {ex.Status}", ex);
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException or SocketException)
        {
            throw new ModelException(ModelFailure.Unreachable, "the model's server cannot be reached", ex);
        }
        catch (Exception ex) when (ex is System.Text.Json.JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            throw new ModelException(ModelFailure.Broken, "the model's server answered in a form that nobody understands", ex);
        }
    }

    private static ModelFailure FailureOf(int status) => status switch
    {
        429 => ModelFailure.Overloaded,
        408 => ModelFailure.Timeout,
        0 => ModelFailure.Unreachable,
        >= 500 => ModelFailure.ServerError,
        _ => ModelFailure.Refused,
    };

    private static ResiliencePipeline Build(CompletionOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        var passing = new PredicateBuilder().Handle<ModelException>(ex => ex.IsPassing).Handle<TimeoutRejectedException>();
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = passing,
            });
        }
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakFor,
                ShouldHandle = passing,
            })
            .AddTimeout(options.Timeout)
            .Build();
    }
}

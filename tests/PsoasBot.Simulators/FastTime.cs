namespace PsoasBot.Simulators;

/// <summary>A clock that runs as many times faster than the real one as a test wishes, and that can be moved on at once. Timers follow.</summary>
public sealed class FastTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<FastTimer> _timers = [];
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private long _realAt = System.GetTimestamp();
    private TimeSpan _at;
    private double _speed = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Seconds of this clock in a real one; more than 0.</summary>
    public double Speed
    {
        get => _speed;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            Move(TimeSpan.Zero, value);
        }
    }

    private TimeSpan Elapsed
    {
        get { lock (_gate) return _at + System.GetElapsedTime(_realAt) * _speed; }
    }

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    /// <summary>Moves the clock on; what falls due goes off now.</summary>
    public void Skip(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Move(time, _speed);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FastTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Move(TimeSpan by, double speed)
    {
        FastTimer[] timers;
        lock (_gate)
        {
            (_at, _realAt, _speed) = (Elapsed + by, System.GetTimestamp(), speed);
            timers = [.. _timers];
        }
        foreach (var timer in timers) timer.Arm();
    }

    private sealed class FastTimer : ITimer
    {
        private readonly FastTime _time;
        private readonly Timer _real;
        private readonly Lock _gate = new();
        private TimeSpan? _due;
        private TimeSpan _period;

        public FastTimer(FastTime time, TimerCallback callback, object? state)
        {
            _time = time;
            _real = new Timer(_ => { if (IsDue()) callback(state); }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _time.Elapsed + dueTime;
                _period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
            }
            lock (_time._gate) _ = _due is null ? _time._timers.Remove(this) : _time._timers.Add(this);
            Arm();
            return true;
        }

        /// <summary>Sets the real timer to when this one falls due at the clock's speed.</summary>
        public void Arm()
        {
            lock (_gate)
            {
                var wait = _due is { } due ? (due - _time.Elapsed) / _time._speed : Timeout.InfiniteTimeSpan;
                if (_due is not null && wait < TimeSpan.Zero) wait = TimeSpan.Zero;
                try
                {
                    _real.Change(wait, Timeout.InfiniteTimeSpan);
                }
                catch (ObjectDisposedException)
                {
                    // Disposed while the clock moved.
                }
            }
        }

        public void Dispose()
        {
            lock (_time._gate) _time._timers.Remove(this);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private bool IsDue()
        {
            lock (_gate)
            {
                if (_due is not { } due) return false;
                if (_time.Elapsed < due)
                {
                    // The real timer counts whole milliseconds.
                    Arm();
                    return false;
                }
                _due = _period > TimeSpan.Zero ? due + _period : null;
                if (_due is not null) Arm();
            }
            if (_period == TimeSpan.Zero) lock (_time._gate) _time._timers.Remove(this);
            return true;
        }
    }
}

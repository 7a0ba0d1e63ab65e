using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Time.Testing;

namespace Octomart.Testing;

/// <summary>
/// A clock that tests move. A leap over a month fires a repeating timer once, as a computer that wakes from its sleep does: a second's poll
/// would otherwise run 2.6 million times, and the test for a quarter of an hour.
/// </summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "What everybody else is to use instead of the banned constructor.")]
public sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    public TestClock()
        : this(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new OncePerLeap(callback, state);
        timer.Start(base.CreateTimer(static timer => ((OncePerLeap)timer!).Fire(), timer, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class OncePerLeap(TimerCallback callback, object? state) : ITimer
    {
        private ITimer _once = null!;
        private TimeSpan _period;

        public void Start(ITimer once) => _once = once;

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
            {
                _once.Change(_period, Timeout.InfiniteTimeSpan);
            }

            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            return _once.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => _once.Dispose();

        public ValueTask DisposeAsync() => _once.DisposeAsync();
    }
}

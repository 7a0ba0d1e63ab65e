using Octomart.SubgraphDefaults.Hosting;
using Octomart.Testing;

namespace Octomart.SubgraphDefaults.Tests;

public sealed class RoundsTests
{
    private readonly TestClock _clock = new();
    private readonly List<Exception> _failures = [];
    private int _rounds;

    [Fact]
    public async Task A_round_that_failed_or_that_somebody_else_cancelled_is_told_and_the_next_one_tries_again()
    {
        using var stopping = new CancellationTokenSource();
        var work = _clock.RepeatAsync(
            TimeSpan.FromSeconds(5), _ => ++_rounds switch { 1 => throw new TaskCanceledException("timed out"), 2 => throw new IOException("gone"), _ => Task.CompletedTask },
            _failures.Add, stopping.Token);

        await RoundAsync(2);
        await RoundAsync(3);

        Assert.Equal([typeof(TaskCanceledException), typeof(IOException)], _failures.Select(failure => failure.GetType()));
        Assert.False(work.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task Stopping_ends_the_round_under_way_without_calling_that_a_failure()
    {
        using var stopping = new CancellationTokenSource();
        var work = _clock.RepeatAsync(TimeSpan.FromSeconds(5), token => Task.Delay(Timeout.Infinite, token), _failures.Add, stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Empty(_failures);
    }

    [Fact]
    public async Task The_first_round_may_wait_for_an_interval()
    {
        using var stopping = new CancellationTokenSource();
        _ = _clock.RepeatAsync(TimeSpan.FromSeconds(5), _ => Task.FromResult(++_rounds), _failures.Add, stopping.Token, atStart: false);
        Assert.Equal(0, _rounds);

        await RoundAsync(1);

        await stopping.CancelAsync();
    }

    private Task RoundAsync(int expected)
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        return Eventually.HoldsAsync(() => Task.FromResult(_rounds == expected), $"round {expected}");
    }
}

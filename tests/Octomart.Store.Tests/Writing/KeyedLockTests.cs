using Octomart.Store.Writing;

namespace Octomart.Store.Tests.Writing;

public sealed class KeyedLockTests
{
    private readonly KeyedLock _locks = new();

    [Fact]
    public async Task Callers_that_share_a_key_take_turns()
    {
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            string[] keys = i % 2 == 0 ? ["a", "b"] : ["b", "c"];
            using (await _locks.AcquireAsync(keys, CancellationToken.None))
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
        })));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Callers_without_a_common_key_do_not_wait()
    {
        using var first = await _locks.AcquireAsync(["a"], CancellationToken.None);

        using var second = await _locks.AcquireAsync(["b"], CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_caller_that_gives_up_waiting_leaves_nothing_locked()
    {
        using var cancellation = new CancellationTokenSource();
        var held = await _locks.AcquireAsync(["b"], CancellationToken.None);
        var waiting = _locks.AcquireAsync(["a", "b"], cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.Dispose();

        using var all = await _locks.AcquireAsync(["a", "b"], CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.NotNull(all);
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.Testing;

namespace Octomart.SubgraphDefaults.Tests;

public sealed class IdempotencySweeperTests : IAsyncLifetime
{
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private SubgraphHarness _widgets = null!;

    public async Task InitializeAsync() => _widgets = await SubgraphHarness.StartAsync(new WidgetSubgraph(), new SubgraphHarnessOptions { Clock = _clock });

    public async Task DisposeAsync() => await _widgets.DisposeAsync();

    [Fact]
    public async Task Keys_are_forgotten_when_their_day_is_over_and_not_before()
    {
        await UseAsync(Enumerable.Range(0, 450).Select(i => $"old{i}"));
        _clock.Advance(TimeSpan.FromHours(23));
        await UseAsync(["young"]);
        Assert.Equal(451, await CountAsync());

        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await Sweeper().SweepAsync(CancellationToken.None);
        Assert.Equal(451, await CountAsync());

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Sweeper().SweepAsync(CancellationToken.None)));
        Assert.Equal(1, await CountAsync());
        Assert.True((await _widgets.Store.WriteOnceAsync(Key("young"), _clock, Done, CancellationToken.None)).ReplayedResult is "done");
    }

    [Fact]
    public async Task Every_subgraph_sweeps_by_itself()
    {
        await UseAsync(["a", "b"]);

        await Eventually.HoldsAsync(async () =>
        {
            _clock.Advance(IdempotencySweeper.Interval);
            return await CountAsync() == 0;
        }, "the sweep");
    }

    [Fact]
    public async Task A_service_that_was_down_sweeps_when_it_starts()
    {
        await UseAsync(["a"]);
        await _widgets.Store.WriteAsync(async (work, token) => work.Update((await work.FindAsync<IdempotencyRecord>(Key("a").RecordId, token))! with { ExpiresAt = _clock.GetUtcNow() }), CancellationToken.None);

        await _widgets.RestartAsync();

        await Eventually.HoldsAsync(async () => await CountAsync() == 0, "the sweep at start");
    }

    private static IdempotencyKey Key(string key) => IdempotencyKey.Of("usr_1", "test", key, new { key });

    private static Task<WriteOutcome<bool>> Done(IUnitOfWork work, CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Done(true, "done"));

    private IdempotencySweeper Sweeper() => new(_widgets.Store, _clock, NullLogger<IdempotencySweeper>.Instance);

    private async Task UseAsync(IEnumerable<string> keys) =>
        await Task.WhenAll(keys.Select(key => _widgets.Store.WriteOnceAsync(Key(key), _clock, Done, CancellationToken.None)));

    private Task<long> CountAsync() => _widgets.Store.Set<IdempotencyRecord>().CountAsync(null, CancellationToken.None);
}

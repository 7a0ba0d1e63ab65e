using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Placements;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Placements;

public sealed class PlacementGateTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly PlacementGate _gate;

    public PlacementGateTests() => _gate = new PlacementGate(
        Options.Create(new OrderOptions { MaxPlacementsAtOnce = 1, MaxWaitingPlacements = 2, PlacementPatience = TimeSpan.FromSeconds(8) }), _clock);

    [Fact]
    public async Task Who_came_first_is_admitted_first()
    {
        var first = await _gate.EnterAsync(CancellationToken.None);
        var second = _gate.EnterAsync(CancellationToken.None);
        var third = _gate.EnterAsync(CancellationToken.None);

        first!.Dispose();
        (await second)!.Dispose();

        Assert.NotNull(await third);
    }

    [Fact]
    public async Task More_than_may_wait_are_turned_away_at_once_and_admitted_when_others_have_gone()
    {
        var first = await _gate.EnterAsync(CancellationToken.None);
        var second = _gate.EnterAsync(CancellationToken.None);
        var third = _gate.EnterAsync(CancellationToken.None);

        Assert.Null(await _gate.EnterAsync(CancellationToken.None));
        first!.Dispose();
        (await second)!.Dispose();
        (await third)!.Dispose();

        Assert.NotNull(await _gate.EnterAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Who_has_waited_too_long_or_leaves_takes_nobodys_place()
    {
        using var leaving = new CancellationTokenSource();
        var first = await _gate.EnterAsync(CancellationToken.None);
        var impatient = _gate.EnterAsync(CancellationToken.None);
        var left = _gate.EnterAsync(leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        _clock.Advance(TimeSpan.FromSeconds(8));

        Assert.Null(await impatient);
        first!.Dispose();
        Assert.NotNull(await _gate.EnterAsync(CancellationToken.None));
    }

    public void Dispose() => _gate.Dispose();
}

using Microsoft.Extensions.Options;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>
/// How a rush is admitted: so many placements are made at once, those behind wait in the order in which they came, and when too many wait or
/// one has waited too long it is turned away with a code that says to try again. What is admitted is served at full speed; nothing collapses.
/// </summary>
internal sealed class PlacementGate(IOptions<OrderOptions> options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.MaxPlacementsAtOnce);

    // Who is placing and who waits.
    private int _present;

    /// <summary>A place, to be given back; null when there will be none in time.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _present) > options.Value.MaxWaitingPlacements + options.Value.MaxPlacementsAtOnce)
        {
            Interlocked.Decrement(ref _present);
            return null;
        }

        try
        {
            using var patience = new CancellationTokenSource(options.Value.PlacementPatience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            await _places.WaitAsync(either.Token);
            return new Place(this);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Decrement(ref _present);
            return null;
        }
        catch
        {
            Interlocked.Decrement(ref _present);
            throw;
        }
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(PlacementGate gate) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Decrement(ref gate._present);
            gate._places.Release();
        }
    }
}

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// Lets one caller of this process at a time work on one key. It spares calls to providers; that nothing is charged twice rests on idempotency keys
/// and on the store's version check. Keys share a fixed number of gates, so that none has to be cleaned up.
/// </summary>
internal sealed class KeyedGate
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)key.GetHashCode(StringComparison.Ordinal) % _gates.Length];
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

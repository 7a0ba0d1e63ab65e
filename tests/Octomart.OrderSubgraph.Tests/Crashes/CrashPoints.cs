using Microsoft.Extensions.DependencyInjection;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Crashes;

/// <summary>
/// Lets the process die at a chosen point: behind a commit, or before or behind the effect of a call to another service. From then on
/// nothing is written and nobody is called, as if it had been killed, until the host is started again.
/// </summary>
internal sealed class CrashPoints
{
    private readonly Lock _lock = new();
    private int _left = int.MaxValue;
    private volatile bool _isDead;

    public bool IsDead => _isDead;

    /// <summary>The number of points passed since the last <see cref="DieAt"/>.</summary>
    public int Passed { get; private set; }

    /// <summary>Dies at the n-th point from now.</summary>
    public void DieAt(int point) => (_left, Passed) = (point, 0);

    public void Revive()
    {
        _left = int.MaxValue;
        _isDead = false;
    }

    /// <summary>A point has been reached: throws from the chosen one on.</summary>
    public void Pass(Func<Exception> death)
    {
        lock (_lock)
        {
            Passed++;
            _isDead |= --_left <= 0;
        }

        ThrowIfDead(death);
    }

    public void ThrowIfDead(Func<Exception> death)
    {
        if (_isDead)
        {
            throw death();
        }
    }

    /// <summary>Puts the points into a fake's answers.</summary>
    public Func<TIn, object?> Around<TIn>(Func<TIn, object?> answer) => input =>
    {
        Pass(() => new FakeOutageException());
        var answered = answer(input);
        Pass(() => new FakeOutageException());
        return answered;
    };

    /// <summary>Puts the points into the store of the host that is being built.</summary>
    public void Install(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(IDocumentStore));
        services.AddSingleton<IDocumentStore>(provider =>
        {
            Revive();
            return new CrashingStore((IDocumentStore)registered.ImplementationFactory!(provider), this);
        });
    }

    private sealed class CrashingStore(IDocumentStore inner, CrashPoints points) : IDocumentStore, IStoreStartup, IDisposable
    {
        public bool IsShared => inner.IsShared;

        public IDocuments<T> Set<T>() where T : Document => inner.Set<T>();

        public async Task<TResult> WriteAsync<TResult>(
            IReadOnlyCollection<string> keys, Func<IUnitOfWork, CancellationToken, Task<TResult>> body, CancellationToken cancellationToken)
        {
            points.ThrowIfDead(() => new CrashException());
            var result = await inner.WriteAsync(keys, body, cancellationToken);
            points.Pass(() => new CrashException());
            return result;
        }

        public Task InitializeAsync(CancellationToken cancellationToken) => ((IStoreStartup)inner).InitializeAsync(cancellationToken);

        public void Dispose() => (inner as IDisposable)?.Dispose();
    }
}

/// <summary>The process has died.</summary>
internal sealed class CrashException() : Exception("The process has died.");

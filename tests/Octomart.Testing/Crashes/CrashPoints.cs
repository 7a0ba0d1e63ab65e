using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Store;

namespace Octomart.Testing.Crashes;

/// <summary>
/// Lets the process die at a chosen point: behind a commit, or before or behind the effect of a call to another service. From then on
/// nothing is written and nobody is called, as if it had been killed, until the host is started again.
/// </summary>
public sealed class CrashPoints
{
    private readonly Lock _lock = new();
    private int _left = int.MaxValue;
    private string? _where;
    private volatile bool _isDead;

    /// <summary>Whether it has died and was not started again.</summary>
    public bool IsDead => _isDead;

    /// <summary>The number of points passed since the last one was chosen.</summary>
    public int Passed { get; private set; }

    /// <summary>Where it died last.</summary>
    public string LastDeath { get; private set; } = "";

    /// <summary>Dies at the n-th point from now; never at <see cref="int.MaxValue"/>.</summary>
    public void DieAt(int point) => (_left, _where, Passed) = (point, null, 0);

    /// <summary>Dies when it comes to this point for the first time, such as <c>behind refundOpen</c>.</summary>
    public void DieAt(string where) => (_left, _where, Passed) = (int.MaxValue, where, 0);

    /// <summary>From now on everything is written again, and nobody dies.</summary>
    public void Revive()
    {
        (_left, _where) = (int.MaxValue, null);
        _isDead = false;
    }

    /// <summary>A point has been reached: throws from the chosen one on.</summary>
    public void Pass(string where, Func<Exception> death)
    {
        ArgumentNullException.ThrowIfNull(death);
        lock (_lock)
        {
            Passed++;
            if ((--_left <= 0 || where == _where) && !_isDead)
            {
                (_isDead, _where, LastDeath) = (true, null, where);
            }
        }

        ThrowIfDead(death);
    }

    /// <summary>Nothing more is done once it is dead.</summary>
    public void ThrowIfDead(Func<Exception> death)
    {
        ArgumentNullException.ThrowIfNull(death);
        if (_isDead)
        {
            throw death();
        }
    }

    /// <summary>Puts the points into a fake's answers.</summary>
    public Func<TIn, object?> Around<TIn>(string field, Func<TIn, object?> answer) => input =>
    {
        ArgumentNullException.ThrowIfNull(answer);
        Pass($"before {field}", () => new FakeOutageException());
        var answered = answer(input);
        Pass($"behind {field}", () => new FakeOutageException());
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
            if (points.IsDead && typeof(TResult) == typeof(bool))
            {
                // A unit of work without a result: what the dead host's orderly stop still wants to note, which no killed process would.
                return default!;
            }

            points.ThrowIfDead(() => new CrashException());
            var result = await inner.WriteAsync(keys, body, cancellationToken);
            points.Pass($"behind the commit of {typeof(TResult).Name}", () => new CrashException(isCommitted: true));
            return result;
        }

        public Task InitializeAsync(CancellationToken cancellationToken) => ((IStoreStartup)inner).InitializeAsync(cancellationToken);

        public void Dispose() => (inner as IDisposable)?.Dispose();
    }
}

/// <summary>The process has died.</summary>
/// <param name="isCommitted">Whether what was asked for had been written by then.</param>
[SuppressMessage("Design", "CA1032", Justification = "Thrown by crash points only.")]
public sealed class CrashException(bool isCommitted = false) : Exception("The process has died.")
{
    /// <summary>Whether what was asked for had been written by then.</summary>
    public bool IsCommitted => isCommitted;
}

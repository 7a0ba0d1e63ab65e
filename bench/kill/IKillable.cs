namespace Octomart.Kill.Bench;

/// <summary>A shop that takes being killed.</summary>
internal interface IKillable : IDisposable
{
    string Url { get; }

    string DemoPassword { get; }

    IBooks Books { get; }

    /// <summary>Returns when all of it runs.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Returns as soon as what starts can be killed.</summary>
    Task BeginStartAsync(CancellationToken cancellationToken);

    /// <summary>Kills it, or a part of it, and says what.</summary>
    Task<string> KillAsync(Random random);
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Octomart.Testing.Crashes;

/// <summary>A host that dies at chosen points, as those see it who want something of it: they ask until there is an answer, and it is started again meanwhile.</summary>
/// <param name="points">Where it dies.</param>
/// <param name="subgraph">The host.</param>
/// <param name="clock">Its clock.</param>
public sealed class CrashingHost(CrashPoints points, SubgraphHarness subgraph, TestClock clock)
{
    private const int MaxTries = 50;

    /// <summary>Asks until there is an answer.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A dead host fails in every way.")]
    public async Task<T> RepeatAsync<T>(Func<Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        for (var i = 0; ; i++)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when ((i < MaxTries && e is not Xunit.Sdk.XunitException) || points.IsDead)
            {
                await ReviveAsync();
                clock.Advance(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Lets the clock run, and the host live, until something holds that background services bring about.</summary>
    public Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Eventually.HoldsAsync(async () =>
        {
            await ReviveAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
            try
            {
                return await condition();
            }
            catch (CrashException)
            {
                return false;
            }
        }, what);
    }

    /// <summary>Lets an event of another service arrive, once: that service lives and has written it down.</summary>
    public async Task PublishAsync<TEvent>(TEvent message) where TEvent : class
    {
        for (var isPublished = false; !isPublished;)
        {
            await ReviveAsync();
            try
            {
                await subgraph.PublishAsync(message);
                isPublished = true;
            }
            catch (CrashException death)
            {
                isPublished = death.IsCommitted;
            }
        }
    }

    /// <summary>Starts the host again when it has died.</summary>
    public async Task ReviveAsync()
    {
        if (points.IsDead)
        {
            subgraph.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await subgraph.RestartAsync();
        }
    }
}

namespace Octomart.AppHost.Shop;

/// <summary>A host inside the shop: it starts and stops when the shop says so, and leaves Ctrl+C to it.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

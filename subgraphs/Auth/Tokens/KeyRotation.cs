using System.Security.Cryptography;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>Looks every hour whether the next signing key is due, and picks up keys that another replica made.</summary>
internal sealed class KeyRotation(SigningKeys keys, TimeProvider clock, ILogger<KeyRotation> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                keys.Rotate();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or CryptographicException)
            {
                log.LogError(e, "The signing keys could not be rotated; the present ones stay in use");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

namespace Octomart.DemoShop;

/// <summary>
/// Puts one service's part of the demo shop into its store. Registered by each subgraph that has a part, run by the apphost at
/// the first start. All ids are derived from names, so that the parts fit together and running twice changes nothing.
/// </summary>
public interface IDemoSeed
{
    /// <summary>Writes what is missing and reports how far it is, from 0 to 1.</summary>
    Task SeedAsync(DemoSeedContext context, CancellationToken cancellationToken);
}

/// <summary>What a seed needs from the apphost.</summary>
/// <param name="Password">The password of all demo accounts.</param>
/// <param name="Progress">Told how far the seed is, from 0 to 1.</param>
public sealed record DemoSeedContext(string Password, IProgress<double> Progress);

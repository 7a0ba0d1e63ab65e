using System.ComponentModel.DataAnnotations;

namespace Octomart.AuthSubgraph.Passwords;

/// <summary>
/// Section <c>Octomart:Auth:Passwords</c>. The cost is OWASP's for Argon2id; raising it upgrades each hash at its owner's next sign-in.
/// </summary>
public sealed class PasswordOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Auth:Passwords";

    /// <summary>The fewest characters of a new password. Default 10.</summary>
    [Range(8, 64)]
    public int MinLength { get; set; } = 10;

    /// <summary>Memory of one hash in KiB. Default 19,456 (19 MiB).</summary>
    [Range(1_024, 1_048_576)]
    public int MemoryKiB { get; set; } = 19_456;

    /// <summary>Passes over that memory. Default 2.</summary>
    [Range(1, 20)]
    public int Iterations { get; set; } = 2;

    /// <summary>How many passwords are hashed at once; others wait, so that memory and processors stay bounded. Default 4.</summary>
    [Range(1, 64)]
    public int MaxAtOnce { get; set; } = 4;

    /// <summary>
    /// How many may wait for their turn; more are turned away, so that a flood ends in seconds and not in minutes. Default 200.
    /// </summary>
    [Range(0, 10_000)]
    public int MaxWaiting { get; set; } = 200;
}

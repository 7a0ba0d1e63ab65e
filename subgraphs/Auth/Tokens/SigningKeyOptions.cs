using System.ComponentModel.DataAnnotations;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>Section <c>Octomart:Auth:SigningKeys</c>.</summary>
public sealed class SigningKeyOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Auth:SigningKeys";

    /// <summary>Where the private keys are kept. Default: <c>auth-keys</c> in the store's data directory.</summary>
    public string? Directory { get; set; }

    /// <summary>How old a key grows before the next one is made. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan RotateEvery { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a new key is published before it signs, so that everybody has read it. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan PublishAhead { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a key stays published after its last signature: longer than an access token lives. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan RetainFor { get; set; } = TimeSpan.FromDays(1);
}

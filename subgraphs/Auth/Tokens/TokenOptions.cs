using System.ComponentModel.DataAnnotations;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>Section <c>Octomart:Auth:Tokens</c>.</summary>
public sealed class TokenOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Auth:Tokens";

    /// <summary>How long an access token works, and so how long a revoked right may linger. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a session lasts without being used. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a session lasts at most. Default 180 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(180);

    /// <summary>
    /// For how long a refresh token that was just used gives the same successor again: two tabs, or a client that lost the answer.
    /// Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(10);
}

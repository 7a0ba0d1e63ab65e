namespace Octomart.AuthSubgraph.Tokens;

/// <summary>What a client needs to act for a user.</summary>
/// <param name="AccessToken">Goes into the Authorization header, behind "Bearer "; a JWT that lives for some minutes.</param>
/// <param name="RefreshToken">Exchanged for new tokens by tokenRefresh; works once.</param>
/// <param name="ExpiresAt">When the access token stops working.</param>
public sealed record TokensType(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt);

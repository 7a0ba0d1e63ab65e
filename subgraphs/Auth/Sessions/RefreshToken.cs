using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>
/// A refresh token, kept as its hash, which is the id. Used ones stay until their session is over, so that a second use is noticed.
/// </summary>
public sealed record RefreshToken : Document
{
    /// <summary>The family it belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>When it stops working, used or not.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was exchanged for its successor.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>
    /// Together with the token gives the successor: whoever lost the answer gets the same successor again, which is nowhere stored.
    /// </summary>
    public string? SuccessorNonce { get; init; }

    /// <summary>The id of the document of a token.</summary>
    public static string IdOf(string token) => $"rft_{SecretToken.HashOf(token)}";
}

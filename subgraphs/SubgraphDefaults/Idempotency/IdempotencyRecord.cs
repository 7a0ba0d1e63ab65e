using Octomart.Store;

namespace Octomart.SubgraphDefaults.Idempotency;

/// <summary>That a caller's key has been used, for what, and what came of it. Kept for 24 hours.</summary>
public sealed record IdempotencyRecord : Document
{
    /// <summary>Hash of operation and input: another one under the same key is refused.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What is needed to answer again, usually the entity's id.</summary>
    public required string Result { get; init; }

    /// <summary>When the record may be forgotten.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

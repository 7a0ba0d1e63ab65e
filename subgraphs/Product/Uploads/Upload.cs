using Octomart.Store;

namespace Octomart.ProductSubgraph.Uploads;

/// <summary>What an upload is for.</summary>
internal enum UploadKind
{
    /// <summary>A file of products, for catalogImport.</summary>
    Catalogue,

    /// <summary>A picture, for products and reviews.</summary>
    Picture,
}

/// <summary>A file that a user has sent and may name in mutations until it expires.</summary>
internal sealed record Upload : Document
{
    /// <summary>Who sent it (see <c>Caller.Key</c>); nobody else may use it.</summary>
    public required string OwnerKey { get; init; }

    public required UploadKind Kind { get; init; }

    /// <summary>The name in the file store.</summary>
    public required string File { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Of a picture, in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Of a picture, in pixels.</summary>
    public int Height { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

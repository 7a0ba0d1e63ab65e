using System.Diagnostics.CodeAnalysis;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Uploads;

/// <summary>An upload is its sender's, and only for a while.</summary>
internal static class UploadAccess
{
    public static bool IsPictureOf(this Upload? upload, Caller caller, DateTimeOffset now, [NotNullWhen(true)] out Upload? picture)
    {
        picture = upload is { Kind: UploadKind.Picture } && upload.OwnerKey == caller.Key && upload.ExpiresAt > now ? upload : null;
        return picture is not null;
    }
}

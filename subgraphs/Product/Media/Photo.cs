using Octomart.ProductSubgraph.Uploads;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Media;

/// <summary>A picture that somebody took, as a product or review keeps it.</summary>
/// <param name="Id">The same for the same upload, so that an upload is shown once.</param>
/// <param name="File">The name in the file store.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Alt">What it shows, for those who cannot see it.</param>
/// <param name="Colour">The colour of the variants that it shows; null when it shows none in particular.</param>
internal sealed record Photo(string Id, string File, int Width, int Height, string? Alt, string? Colour = null)
{
    public static Photo Of(Upload upload, string? alt, string? colour = null) => new(OpaqueId.From("med", upload.Id), upload.File, upload.Width, upload.Height, alt, colour);
}

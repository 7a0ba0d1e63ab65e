namespace Octomart.ProductSubgraph.Media;

/// <summary>A picture of a product, stored with it.</summary>
/// <param name="Position">1, 2, 3...; the first is the main picture.</param>
/// <param name="Alt">What it shows, for those who cannot see it.</param>
/// <param name="Colour">The colour that the picture shows the product in; null for the product's own.</param>
/// <param name="Photo">The photograph; null when the picture is drawn.</param>
internal sealed record ProductMedia(int Position, string? Alt, string? Colour = null, Photo? Photo = null);

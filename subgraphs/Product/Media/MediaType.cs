using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Media;

/// <summary>What a medium is.</summary>
internal enum MediaKind
{
    /// <summary>A still picture.</summary>
    Image,
}

/// <summary>A picture of a product.</summary>
internal sealed class MediaType(Product product, ProductMedia media)
{
    /// <summary>Opaque and stable.</summary>
    public string Id => $"{product.Id}-{media.Position}";

    /// <summary>Where it is, from the root of the shop's address; it changes when the picture does.</summary>
    public string Url => $"/media/products/{product.Id}/{media.Position}.svg?v={ProductPictures.Fingerprint(product, media)}";

    /// <summary>What it shows, for those who cannot see it.</summary>
    public string? Alt => media.Alt;

    /// <summary>What it is.</summary>
    public MediaKind Kind => MediaKind.Image;

    /// <summary>Its place among the product's pictures, from 1.</summary>
    public int Position => media.Position;
}

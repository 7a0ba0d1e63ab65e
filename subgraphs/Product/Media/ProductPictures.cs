using System.Collections.Immutable;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Media;

/// <summary>Which pictures a product shows: its photographs, or else drawings of it in each of its colours, and a second view.</summary>
internal static class ProductPictures
{
    private const int MaxPictures = 6;

    // Raised when the drawings themselves change, so that caches ask again.
    private const string DrawingVersion = "1";

    /// <summary>The pictures of a product with these variants.</summary>
    public static ImmutableArray<ProductMedia> For(Product product, IEnumerable<Variant> variants) => product.Photos.IsEmpty
        ? Drawn(product, variants)
        : [.. product.Photos.Select((photo, i) => new ProductMedia(i + 1, photo.Alt, photo.Colour, photo))];

    private static ImmutableArray<ProductMedia> Drawn(Product product, IEnumerable<Variant> variants)
    {
        string?[] colours =
        [
            .. variants.SelectMany(variant => variant.Options).Concat(product.Attributes).Where(IsColour).Select(option => option.Value)
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxPictures - 1),
        ];
        colours = colours.Length == 0 ? [null] : colours;
        return
        [
            .. colours.Select((colour, i) => new ProductMedia(i + 1, colour is null ? product.Title : $"{product.Title} in {colour.ToLowerInvariant()}", colour)),
            new ProductMedia(colours.Length + 1, $"{product.Title}, another view", colours[0]),
        ];
    }

    /// <summary>The picture in the variant's colour, else the main one.</summary>
    public static ProductMedia? Of(ProductSummary summary, Variant variant)
    {
        var colour = variant.Options.FirstOrDefault(IsColour)?.Value;
        return summary.Media.FirstOrDefault(media => colour is not null && string.Equals(media.Colour, colour, StringComparison.OrdinalIgnoreCase))
            ?? summary.Media.FirstOrDefault();
    }

    /// <summary>Changes whenever the picture would.</summary>
    public static string Fingerprint(Product product, ProductMedia media) =>
        OpaqueId.From("", DrawingVersion, product.Title, media.Colour ?? "", string.Join(',', product.CategoryIds))[^8..];

    private static bool IsColour(AttributeValue attribute) => attribute.Code is "colour" or "color";
}

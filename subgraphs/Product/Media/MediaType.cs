using Octomart.ProductSubgraph.Media.Pictures;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Media;

/// <summary>What a medium is.</summary>
internal enum MediaKind
{
    /// <summary>A still picture.</summary>
    Image,
}

/// <summary>A picture of a product.</summary>
internal sealed class MediaType
{
    private readonly ProductMedia _media;
    private readonly Product? _drawn;

    public MediaType(Product product, ProductMedia media)
    {
        (_drawn, _media) = (product, media);
    }

    /// <summary>A photograph that a reviewer took.</summary>
    internal MediaType(Photo photo, int position)
    {
        _media = new ProductMedia(position, photo.Alt, null, photo);
    }

    /// <summary>Opaque and stable.</summary>
    public string Id => _media.Photo?.Id ?? $"{_drawn!.Id}-{_media.Position}";

    /// <summary>Where it is, from the root of the shop's address; it changes when the picture does. Drawings are SVG in any size.</summary>
    /// <param name="width">How many pixels wide it will be shown; what comes is a little wider perhaps, but no wider than the picture is. All there is when null.</param>
    /// <param name="format">How it is to be encoded.</param>
    public string Url(int? width = null, PictureFormat format = PictureFormat.Webp) => _media.Photo is { } photo
        ? PictureSizes.UrlOf(photo.File, width, format)
        : $"/media/products/{_drawn!.Id}/{_media.Position}.svg?v={ProductPictures.Fingerprint(_drawn, _media)}";

    /// <summary>How wide the original is, in pixels; null for a drawing.</summary>
    public int? Width => _media.Photo?.Width;

    /// <summary>How high the original is, in pixels; null for a drawing.</summary>
    public int? Height => _media.Photo?.Height;

    /// <summary>What it shows, for those who cannot see it.</summary>
    public string? Alt => _media.Alt;

    /// <summary>What it is.</summary>
    public MediaKind Kind => MediaKind.Image;

    /// <summary>Its place among the pictures, from 1.</summary>
    public int Position => _media.Position;
}

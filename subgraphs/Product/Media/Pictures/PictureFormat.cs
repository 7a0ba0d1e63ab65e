using SkiaSharp;

namespace Octomart.ProductSubgraph.Media.Pictures;

/// <summary>How a picture is encoded.</summary>
internal enum PictureFormat
{
    /// <summary>The smallest; every browser of today understands it.</summary>
    Webp,

    /// <summary>For mails and old programs. What is see-through becomes white.</summary>
    Jpeg,

    /// <summary>Without loss; large.</summary>
    Png,
}

/// <summary>What formats are called where.</summary>
internal static class PictureFormats
{
    public static string Extension(this PictureFormat format) => format switch { PictureFormat.Jpeg => "jpg", PictureFormat.Png => "png", _ => "webp" };

    public static string ContentType(this PictureFormat format) => format switch { PictureFormat.Jpeg => "image/jpeg", PictureFormat.Png => "image/png", _ => "image/webp" };

    public static SKEncodedImageFormat Codec(this PictureFormat format) =>
        format switch { PictureFormat.Jpeg => SKEncodedImageFormat.Jpeg, PictureFormat.Png => SKEncodedImageFormat.Png, _ => SKEncodedImageFormat.Webp };

    public static PictureFormat? OfExtension(string extension) =>
        extension switch { "jpg" => PictureFormat.Jpeg, "png" => PictureFormat.Png, "webp" => PictureFormat.Webp, _ => null };
}

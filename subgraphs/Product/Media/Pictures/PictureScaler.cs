using SkiaSharp;

namespace Octomart.ProductSubgraph.Media.Pictures;

/// <summary>Turns and shrinks pictures.</summary>
internal static class PictureScaler
{
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>As a camera meant it: EXIF says how it was held. The same picture when nothing is to be done.</summary>
    public static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            return picture;
        }

        var (w, h) = (picture.Width, picture.Height);
        var isOnSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = new SKBitmap(picture.Info.WithSize(isOnSide ? h : w, isOnSide ? w : h));
        using var canvas = new SKCanvas(turned);
        canvas.Clear(SKColors.Transparent);
        canvas.Concat(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        });
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    /// <summary>No side longer than this. The same picture when it is small enough.</summary>
    public static SKBitmap Fit(SKBitmap picture, int maxSide)
    {
        var longest = Math.Max(picture.Width, picture.Height);
        return longest <= maxSide ? picture : Resize(picture, (double)maxSide / longest);
    }

    /// <summary>No wider than this. The same picture when it is narrow enough.</summary>
    public static SKBitmap Narrow(SKBitmap picture, int width) => picture.Width <= width ? picture : Resize(picture, (double)width / picture.Width);

    private static SKBitmap Resize(SKBitmap picture, double scale) =>
        picture.Resize(new SKSizeI(Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale))), Smooth);
}

using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Uploads;
using SkiaSharp;

namespace Octomart.ProductSubgraph.Media.Pictures;

/// <summary>What became of bytes that are said to be a picture.</summary>
internal enum PictureVerdict
{
    /// <summary>It is one.</summary>
    Good,

    /// <summary>It is none, or none of a kind that we take, or broken.</summary>
    NotAPicture,

    /// <summary>It is one, of a kind that cannot be read here: AVIF, or HEIC as telephones take.</summary>
    NewerKind,

    /// <summary>It has more pixels than we take.</summary>
    TooManyPixels,
}

/// <summary>A picture of our own making.</summary>
/// <param name="Bytes">WebP.</param>
internal sealed record Picture(byte[] Bytes, int Width, int Height);

/// <summary>
/// Makes a picture of ours out of somebody's bytes: only pixels pass, turned upright, in sRGB, no larger than a screen. What else a file
/// carried (where it was taken, by whom, other files behind it) is gone. How many pixels there are is asked before one is decoded,
/// and few are decoded at a time.
/// </summary>
internal sealed class PictureReader(IOptions<UploadOptions> options) : IDisposable
{
    private const int MaxSide = 2400;
    private const int Quality = 90;
    private static readonly HashSet<SKEncodedImageFormat> Taken = [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp, SKEncodedImageFormat.Gif];
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    public async Task<(PictureVerdict Verdict, Picture? Picture)> ReadAsync(byte[] file, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return Read(file);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private (PictureVerdict, Picture?) Read(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || !Taken.Contains(codec.EncodedFormat) || codec.Info is not { Width: > 0, Height: > 0 } info)
        {
            return (IsNewerKind(file) ? PictureVerdict.NewerKind : PictureVerdict.NotAPicture, null);
        }

        if ((long)info.Width * info.Height > options.Value.MaxPixels)
        {
            return (PictureVerdict.TooManyPixels, null);
        }

        using var decoded = Decode(codec);
        if (decoded is null)
        {
            return (PictureVerdict.NotAPicture, null);
        }

        using var upright = PictureScaler.Upright(decoded, codec.EncodedOrigin);
        using var scaled = PictureScaler.Fit(upright, MaxSide);
        using var encoded = scaled.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded is null ? (PictureVerdict.NotAPicture, null) : (PictureVerdict.Good, new Picture(encoded.ToArray(), scaled.Width, scaled.Height));
    }

    // Both are boxes of the ISO media format, the first of which names the brand.
    private static bool IsNewerKind(ReadOnlySpan<byte> file) =>
        file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8)
        && (file[8..12].SequenceEqual("avif"u8) || file[8..12].SequenceEqual("avis"u8) || file[8..12].SequenceEqual("heic"u8)
            || file[8..12].SequenceEqual("heix"u8) || file[8..12].SequenceEqual("mif1"u8));

    // A JPEG can be decoded smaller than it is, which saves most of the work on photographs.
    private static SKBitmap? Decode(SKCodec codec)
    {
        var scale = Math.Min(1f, (float)MaxSide / Math.Max(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        size = Math.Max(size.Width, size.Height) < Math.Min(MaxSide, Math.Max(codec.Info.Width, codec.Info.Height)) ? codec.Info.Size : size;
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        // A picture that breaks off would be half grey for ever.
        bitmap.Dispose();
        return null;
    }
}

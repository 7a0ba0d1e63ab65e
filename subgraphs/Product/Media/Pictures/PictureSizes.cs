using System.Globalization;

namespace Octomart.ProductSubgraph.Media.Pictures;

/// <summary>
/// The widths in which pictures are served. Few, so that caches hit, and nobody can make the server compute and keep a picture for every
/// number there is.
/// </summary>
internal static class PictureSizes
{
    private static readonly int[] Widths = [160, 320, 480, 640, 960, 1280, 1600, 2400];

    /// <summary>The address of a picture, in the next width that is not smaller than wanted; the largest when none is named.</summary>
    public static string UrlOf(string file, int? width, PictureFormat format) =>
        string.Create(CultureInfo.InvariantCulture, $"/media/{file}/{Next(width)}.{format.Extension()}");

    public static bool IsServed(int width) => Widths.Contains(width);

    private static int Next(int? width) => width is null ? Widths[^1] : Widths.FirstOrDefault(known => known >= width, Widths[^1]);
}

using System.Globalization;
using Microsoft.Net.Http.Headers;
using Octomart.ProductSubgraph.Media.Pictures;

namespace Octomart.ProductSubgraph.Media;

/// <summary>
/// Serves photographs: <c>/media/{hash of the picture}/{width}.{format}</c>. An address means one picture for ever, so a cache may keep
/// it for good. They need no token, as img elements send none; a hash cannot be guessed.
/// </summary>
internal static class PictureEndpoint
{
    public static void MapPictures(this WebApplication app) =>
        app.MapMethods("/media/{file:length(64)}/{width:int}.{extension}", [HttpMethods.Get, HttpMethods.Head], ServeAsync);

    private static async Task<IResult> ServeAsync(string file, int width, string extension, HttpContext http, Renditions renditions)
    {
        if (!file.All(char.IsAsciiHexDigitLower) || PictureFormats.OfExtension(extension) is not { } format || !PictureSizes.IsServed(width) || await renditions.FindAsync(file, width, format) is not { } path)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(path, format.ContentType(), entityTag: new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{file[..16]}-{width}-{extension}\"")));
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.ProductSubgraph.Files;
using Octomart.ProductSubgraph.Tests.Bulk;
using Octomart.Testing;
using SkiaSharp;

namespace Octomart.ProductSubgraph.Tests.Media;

public class PictureTests
{
    /// <summary>Two pixels by two, as an encoder writes it.</summary>
    private static readonly byte[] Avif = Convert.FromBase64String(
        "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEA"
        + "AAABAAABGgAAAB0AAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQ0MAAAAABNj"
        + "b2xybmNseAACAAIAAYAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACVtZGF0EgAKCBgANogQEAwgMg8f8D///8WfhwB8+ErK42A=");

    [Fact]
    public async Task Photographs_take_the_place_of_drawings_and_are_served_small_and_for_good()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        using var http = new HttpClient { BaseAddress = new Uri(harness.Subgraph.Url) };
        var (productId, _) = await harness.ProductAsync();

        var product = await AddAsync(harness, productId, await UploadAsync(client, Picture(1200, 800)), "A chair");
        var data = (await harness.Subgraph.Anonymous().DataAsync(
            "query($id: ID!) { product(id: $id) { image { id alt width height kind small: url(width: 300) jpeg: url(width: 9999, format: JPEG) all: url(format: PNG) } media { position } } }", new { id = productId })).At("product");

        Assert.Equal(("A chair", 1200, 800, 1), (data.Text("image.alt"), data.At("image.width").GetInt32(), data.At("image.height").GetInt32(), data.At("media").GetArrayLength()));
        Assert.Equal(product.Text("media.0.id"), data.Text("image.id"));
        foreach (var (url, type, width) in new[] { ("small", "image/webp", 320), ("jpeg", "image/jpeg", 1200), ("all", "image/png", 1200) })
        {
            using var response = await http.GetAsync(new Uri(data.Text($"image.{url}"), UriKind.Relative));
            using var shown = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());
            Assert.Equal((type, width), (response.Content.Headers.ContentType!.MediaType, shown.Width));
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString().Replace("public, immutable, max-age=31536000", "public, max-age=31536000, immutable", StringComparison.Ordinal));

            using var again = new HttpRequestMessage(HttpMethod.Get, data.Text($"image.{url}"));
            again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
            using var unchanged = await http.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Fact]
    public async Task Photographs_are_described_ordered_removed_and_drawn_again()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var (productId, _) = await harness.ProductAsync();
        await AddAsync(harness, productId, await UploadAsync(client, Picture(40, 30)), "One");
        var product = await AddAsync(harness, productId, await UploadAsync(client, Picture(41, 30)), "Two");
        var (first, second) = (product.Text("media.0.id"), product.Text("media.1.id"));

        await ChangeAsync("mediaReorder", version => new { productId, version, mediaIds = new[] { second, first } });
        await ChangeAsync("mediaUpdate", version => new { productId, version, mediaId = first, alt = "The first", colour = "Red" });
        var ordered = (await MediaAsync(harness, productId)).At("media");
        await ChangeAsync("mediaRemove", version => new { productId, version, mediaId = second });
        await ChangeAsync("mediaRemove", version => new { productId, version, mediaId = first });
        var drawn = (await MediaAsync(harness, productId)).At("media");

        Assert.Equal(["Two", "The first"], ordered.EnumerateArray().Select(media => media.Text("alt")));
        Assert.EndsWith(".webp", ordered[0].Text("url"), StringComparison.Ordinal);
        Assert.Contains(".svg?", drawn[0].Text("url"), StringComparison.Ordinal);

        async Task ChangeAsync(string mutation, Func<int, object> input) => await harness.MemberAsync(
            mutation, $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input", "product { id }", input(await VersionAsync(harness, productId)));
    }

    [Fact]
    public async Task Only_pixels_get_in_upright_and_small_enough()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var (productId, _) = await harness.ProductAsync();
        var photo = WithExif(Picture(3000, 1000, SKEncodedImageFormat.Jpeg), orientation: 6);

        var product = await AddAsync(harness, productId, await UploadAsync(client, photo), null);
        using var http = new HttpClient { BaseAddress = new Uri(harness.Subgraph.Url) };
        var served = await http.GetByteArrayAsync(new Uri((await MediaAsync(harness, productId)).Text("media.0.url"), UriKind.Relative));

        Assert.Equal((800, 2400), (product.At("media.0.width").GetInt32(), product.At("media.0.height").GetInt32()));
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(served), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRETPLACE", Encoding.Latin1.GetString(served), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_picture_or_too_big_is_refused_before_it_is_decoded()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Uploads:MaxPictureBytes"] = "200000" });
        using var client = new BulkClient(harness);
        (string What, byte[] File, HttpStatusCode Status, string Code)[] table =
        [
            ("text", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_TYPE"),
            ("nothing", [], HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_TYPE"),
            ("half a picture", Picture(900, 900, SKEncodedImageFormat.Jpeg)[..2000], HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_TYPE"),
            ("a bomb", Bomb(60_000, 60_000), HttpStatusCode.RequestEntityTooLarge, "TOO_LARGE"),
            ("many bytes", new byte[300_000], HttpStatusCode.RequestEntityTooLarge, "TOO_LARGE"),
        ];

        foreach (var (what, file, status, code) in table)
        {
            var (answered, answer) = await client.TryUploadAsync(new ByteArrayContent(file), "/uploads/pictures");
            Assert.True((status, code) == (answered, answer.Text("code")), $"{what}: {answered} {answer}");
        }

        foreach (var newer in new[] { Avif, [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0] })
        {
            var (answered, answer) = await client.TryUploadAsync(new ByteArrayContent(newer), "/uploads/pictures");
            Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_TYPE"), (answered, answer.Text("code")));
            Assert.StartsWith("AVIF and HEIC", answer.Text("message"), StringComparison.Ordinal);
        }

        var (anonymous, _) = await client.TryUploadAsync(new ByteArrayContent(Picture(10, 10)), "/uploads/pictures", signedIn: false);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous);
    }

    [Fact]
    public async Task Others_can_neither_use_an_upload_nor_touch_the_photographs()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        using var shopper = new BulkClient(harness, ProductHarness.Shopper);
        var (productId, _) = await harness.ProductAsync();
        var product = await AddAsync(harness, productId, await UploadAsync(client, Picture(40, 30)), "One");
        var (mediaId, version) = (product.Text("media.0.id"), product.At("version").GetInt32());
        var foreign = await UploadAsync(shopper, Picture(50, 30));
        var catalogue = await client.UploadAsync("{}");
        var (member, stranger) = (harness.Subgraph.As(ProductHarness.Member), harness.Subgraph.As(ProductHarness.Stranger));

        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(member, "mediaAdd", "MediaAddInput", new { productId, version, uploadId = foreign }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(member, "mediaAdd", "MediaAddInput", new { productId, version, uploadId = catalogue }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(member, "mediaAdd", "MediaAddInput", new { productId, version, uploadId = foreign, alt = new string('x', 501) }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(member, "mediaReorder", "MediaReorderInput", new { productId, version, mediaIds = new[] { mediaId, mediaId } }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(member, "mediaRemove", "MediaRemoveInput", new { productId, version, mediaId = "med_none" }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(member, "mediaUpdate", "MediaUpdateInput", new { productId, version, mediaId = "med_none" }));
        Assert.Equal(["VERSION_CONFLICT"], await ProductHarness.CodesAsync(member, "mediaRemove", "MediaRemoveInput", new { productId, version = version - 1, mediaId }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(stranger, "mediaRemove", "MediaRemoveInput", new { productId, version, mediaId }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(stranger, "mediaUpdate", "MediaUpdateInput", new { productId, version, mediaId, alt = "Mine" }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(stranger, "mediaReorder", "MediaReorderInput", new { productId, version, mediaIds = new[] { mediaId } }));
    }

    [Fact]
    public async Task Pictures_are_made_once_in_served_widths_only_and_swept_when_nothing_shows_them()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var harness = await ProductHarness.StartAsync(clock);
        using var client = new BulkClient(harness);
        var (productId, _) = await harness.ProductAsync();
        await AddAsync(harness, productId, await UploadAsync(client, Picture(700, 700)), null);
        var product = await AddAsync(harness, productId, await UploadAsync(client, Picture(701, 700)), null);
        var urls = (await MediaAsync(harness, productId)).At("media").EnumerateArray().Select(media => media.Text("url")).ToList();

        var served = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.StatusOfAsync(urls[i % 2])));
        await harness.MemberAsync("mediaRemove", "MediaRemoveInput", "product { id }", new { productId, version = product.At("version").GetInt32(), mediaId = product.Text("media.1.id") });
        clock.Advance(TimeSpan.FromDays(3));
        await harness.Subgraph.Services.GetRequiredService<FileSweeper>().SweepAsync(default);

        Assert.All(served, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, await client.StatusOfAsync(urls[0]));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusOfAsync(urls[1]));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusOfAsync(urls[0].Replace("/2400.", "/2399.", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusOfAsync(urls[0].Replace(".webp", ".bmp", StringComparison.Ordinal)));
    }

    internal static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Coral);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.Navy };
        canvas.DrawCircle(width / 2f, height / 2f, height / 3f, paint);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    internal static async Task<string> UploadAsync(BulkClient client, byte[] picture)
    {
        var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/x-whatever");
        var (status, answer) = await client.TryUploadAsync(content, "/uploads/pictures");
        Assert.True(status == HttpStatusCode.Created, answer.ToString());
        return answer.Text("uploadId");
    }

    private static async Task<JsonElement> AddAsync(ProductHarness harness, string productId, string uploadId, string? alt) => (await harness.MemberAsync(
        "mediaAdd", "MediaAddInput", "product { version media { id width height } }", new { productId, version = await VersionAsync(harness, productId), uploadId, alt })).At("product");

    private static async Task<int> VersionAsync(ProductHarness harness, string productId) => (await MediaAsync(harness, productId)).At("version").GetInt32();

    private static async Task<JsonElement> MediaAsync(ProductHarness harness, string productId) =>
        (await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { product(id: $id) { version media { id alt url } } }", new { id = productId })).At("product");

    /// <summary>A JPEG with a camera's notes: how it was held, and a word that is nobody's business.</summary>
    private static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        byte[] tiff =
        [
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, (byte)(orientation >> 8), (byte)orientation, 0, 0, 0, 0, 0, 0, .. "SECRETPLACE"u8,
        ];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. body, .. jpeg[2..]];
    }

    /// <summary>A PNG that says it is huge; what follows does not matter to who asks first.</summary>
    private static byte[] Bomb(uint width, uint height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest))
        {
            zlib.Write(new byte[100_000]);
        }

        return [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", header), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(body));
        return [.. length, .. body, .. crc];
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}

using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Octomart.ProductSubgraph.Products;

namespace Octomart.CatalogueBench;

/// <summary>Reads the electronics catalogue that lies beside the checkout.</summary>
internal static class Icecat
{
    public static IReadOnlyList<(Product Product, ProductSummary Summary)>? Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Octomart.sln")))
        {
            folder = folder.Parent;
        }

        for (; folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "catalogue_icecat.jsonl.gz");
            if (File.Exists(file))
            {
                return [.. File.OpenRead(file).Lines().Select(Parse)];
            }
        }

        return null;
    }

    private static IEnumerable<string> Lines(this FileStream file)
    {
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static (Product Product, ProductSummary Summary) Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var row = json.RootElement;
        var id = row.GetProperty("id").GetString()!;
        var at = DateTimeOffset.UnixEpoch;
        ImmutableArray<AttributeValue> attributes = row.TryGetProperty("attributes", out var all)
            ? [.. all.EnumerateObject().Select(one => new AttributeValue(one.Name, one.Name, one.Value.ToString()))]
            : [];
        var product = new Product
        {
            Id = id,
            Slug = id,
            SellerId = "sel_icecat",
            Title = row.GetProperty("title").GetString() ?? id,
            Status = ProductStatus.Active,
            Brand = row.TryGetProperty("brand", out var brand) ? brand.GetString() : null,
            Attributes = attributes,
            CreatedAt = at,
            UpdatedAt = at,
        };
        var price = row.TryGetProperty("price_cents", out var cents) && cents.ValueKind == JsonValueKind.Number ? cents.GetInt64() : 0;
        return (product, ProductSummary.Of(id) with
        {
            Prices = price > 0 ? [new PriceSpan("EUR", price, price)] : [],
            StockedVariantIds = id[^1] is '0' or '1' ? [] : [id],
        });
    }
}

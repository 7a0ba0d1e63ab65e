using System.Text.Encodings.Web;
using System.Text.Json;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Import;

/// <summary>One product a line.</summary>
internal sealed class JsonCatalogWriter(Stream target) : CatalogWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override async Task WriteAsync(ExportedProduct product, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(target, Shape(product), Json, cancellationToken);
        await target.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Dictionary<string, object?> Shape(ExportedProduct exported) => new()
    {
        [OwnFields.ProductId] = exported.Product.Id,
        [OwnFields.SourceId] = exported.Product.Origin?.SourceId,
        [OwnFields.Title] = exported.Product.Title,
        [OwnFields.Status] = $"{exported.Product.Status}".ToUpperInvariant(),
        [OwnFields.Brand] = exported.Product.Brand,
        [OwnFields.Categories] = exported.Categories,
        [OwnFields.DescriptionHtml] = exported.Product.DescriptionHtml,
        [OwnFields.TaxClass] = $"{exported.Product.TaxClass}".ToUpperInvariant(),
        [OwnFields.Attributes] = exported.Product.Attributes.Select(Shape),
        [OwnFields.Variants] = exported.Variants.Select(pair => new Dictionary<string, object?>
        {
            [OwnFields.VariantId] = pair.Variant.Id,
            [OwnFields.Sku] = pair.Variant.Sku,
            [OwnFields.Gtin] = pair.Variant.Gtin,
            [OwnFields.Options] = pair.Variant.Options.Select(Shape),
            [OwnFields.Prices] = pair.Variant.Prices.Select(Shape),
            [OwnFields.CompareAtPrices] = pair.Variant.CompareAtPrices.Select(Shape),
            [OwnFields.WeightGrams] = pair.Variant.WeightGrams,
            [OwnFields.MinPerOrder] = pair.Variant.MinPerOrder,
            [OwnFields.MaxPerOrder] = pair.Variant.MaxPerOrder,
            [OwnFields.Stock] = pair.OnHand,
            [OwnFields.StockWas] = pair.OnHand,
        }),
    };

    private static object Shape(AttributeValue attribute) => new { attribute.Code, attribute.Label, attribute.Value, attribute.Unit };

    private static object Shape(Money price) => new { price.MinorUnits, price.Currency };
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Variants;

namespace Octomart.ProductSubgraph.Import;

/// <summary>One variant a line, those of a product together; a product without variants is a line too.</summary>
internal sealed class CsvCatalogWriter(Stream target) : CatalogWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly CsvWriter _csv = CsvWriter.Create(target, null, leaveOpen: true);

    public override Task BeginAsync(CancellationToken cancellationToken) => _csv.WriteRecordAsync([.. OwnFields.Columns], cancellationToken).AsTask();

    public override async Task WriteAsync(ExportedProduct product, CancellationToken cancellationToken)
    {
        if (product.Variants.IsEmpty)
        {
            await WriteAsync([.. Cells(product), .. Enumerable.Repeat("", OwnFields.Columns.Count - 9)], cancellationToken);
        }

        foreach (var (variant, onHand) in product.Variants)
        {
            await WriteAsync([.. Cells(product), .. Cells(variant, onHand)], cancellationToken);
        }
    }

    public override async ValueTask DisposeAsync() => await _csv.DisposeAsync();

    private Task WriteAsync(IEnumerable<string> cells, CancellationToken cancellationToken) =>
        _csv.WriteRecordAsync([.. cells.Select(CsvCells.Guard)], cancellationToken).AsTask();

    private static string[] Cells(ExportedProduct exported) =>
    [
        exported.Product.Id,
        exported.Product.Origin?.SourceId ?? "",
        exported.Product.Title,
        $"{exported.Product.Status}".ToUpperInvariant(),
        exported.Product.Brand ?? "",
        string.Join(OwnFields.Separator, exported.Categories),
        exported.Product.DescriptionHtml,
        $"{exported.Product.TaxClass}".ToUpperInvariant(),
        Attributes(exported.Product.Attributes),
    ];

    private static string[] Cells(Variant variant, int onHand) =>
    [
        variant.Id,
        variant.Sku,
        variant.Gtin ?? "",
        Attributes(variant.Options),
        Prices(variant.Prices),
        Prices(variant.CompareAtPrices),
        Number(variant.WeightGrams),
        Number(variant.MinPerOrder),
        Number(variant.MaxPerOrder),
        Number(onHand),
        Number(onHand),
    ];

    private static string Attributes(IEnumerable<AttributeValue> attributes) =>
        attributes.Select(a => new { a.Code, a.Label, a.Value, a.Unit }).ToList() is { Count: > 0 } list ? JsonSerializer.Serialize(list, Json) : "";

    private static string Prices(IEnumerable<Money> prices) => string.Join(OwnFields.Separator, prices);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

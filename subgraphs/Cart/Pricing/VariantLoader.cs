using GraphQL.DataLoader;
using Octomart.SubgraphDefaults.Calls;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>
/// Prices and stock of all variants of a request in one call to Product. A call that fails yields unchecked quotes, never an exception.
/// </summary>
internal sealed partial class VariantLoader(SubgraphClient subgraphs, ILogger<VariantLoader> logger)
    : BatchLoader<(string Currency, string VariantId), VariantQuote>
{
    private const string Query = """
        query($ids: [ID!]!, $currency: CurrencyCode!) {
          variantsForSale(ids: $ids, currency: $currency) {
            id productId sellerId sku title optionsText price { minorUnits currency } available isPurchasable categoryIds weightGrams taxClass minPerOrder maxPerOrder
          }
        }
        """;

    /// <summary>The quotes of these variants.</summary>
    public async Task<IReadOnlyDictionary<string, VariantQuote>> LoadAllAsync(
        string currency, IEnumerable<string> variantIds, CancellationToken cancellationToken) =>
        await Ask(currency, variantIds).GetResultAsync(cancellationToken) ?? new Dictionary<string, VariantQuote>();

    /// <summary>Joins these variants to the call that is being gathered.</summary>
    public IDataLoaderResult<IReadOnlyDictionary<string, VariantQuote>?> Ask(string currency, IEnumerable<string> variantIds) =>
        new Quotes([.. variantIds.Distinct().Select(id => (id, Load((currency, id))))]);

    protected override async Task<IReadOnlyDictionary<(string Currency, string VariantId), VariantQuote>> LoadManyAsync(
        IReadOnlyList<(string Currency, string VariantId)> keys, CancellationToken cancellationToken)
    {
        var quotes = new Dictionary<(string Currency, string VariantId), VariantQuote>();
        foreach (var group in keys.GroupBy(key => key.Currency, key => key.VariantId))
        {
            string[] ids = [.. group];
            var reply = await subgraphs.SendAsync<Reply>("product", Query, new { ids, currency = group.Key }, cancellationToken);
            if (reply.Data is { } data && data.VariantsForSale.Count == ids.Length)
            {
                foreach (var (id, variant) in ids.Zip(data.VariantsForSale))
                {
                    quotes[(group.Key, id)] = new VariantQuote(variant, true);
                }
            }
            else
            {
                LogUnchecked(reply.Failure ?? "product answered another number of variants.");
            }
        }

        return quotes;
    }

    [LoggerMessage(LogLevel.Warning, "Carts are shown without live prices: {Reason}")]
    private partial void LogUnchecked(string reason);

    private sealed record Reply(IReadOnlyList<VariantForSale?> VariantsForSale);

    /// <summary>Quotes that are asked for and not read yet.</summary>
    private sealed class Quotes(IReadOnlyList<(string Id, IDataLoaderResult<VariantQuote?> Quote)> quotes)
        : IDataLoaderResult<IReadOnlyDictionary<string, VariantQuote>?>
    {
        public async Task<IReadOnlyDictionary<string, VariantQuote>?> GetResultAsync(CancellationToken cancellationToken)
        {
            var read = new Dictionary<string, VariantQuote>(StringComparer.Ordinal);
            foreach (var (id, quote) in quotes)
            {
                read[id] = await quote.GetResultAsync(cancellationToken) ?? VariantQuote.NotChecked;
            }

            return read;
        }

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}

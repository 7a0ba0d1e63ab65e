using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Prices;

/// <summary>
/// Whoever writes a variant's prices passes it through here in the same unit of work: the history, the trail and the event then
/// never differ from the price. Prices of what is not on sale were nobody's prices and leave no history.
/// </summary>
internal sealed class PriceRecorder(TimeProvider clock)
{
    /// <summary>The variant as it is to be written.</summary>
    /// <param name="before">As it is stored; null for a new one.</param>
    public Variant Record(IUnitOfWork work, Variant? before, Variant after, Product product)
    {
        var now = clock.GetUtcNow();
        if (before is null || product.Status != ProductStatus.Active)
        {
            return after with { PriceTrails = [.. after.Prices.Select(price => Unchanged(before, price.Currency, price.MinorUnits) ?? PriceTrail.Start(price.Currency, now))] };
        }

        foreach (var was in before.Prices)
        {
            if (after.PriceIn(was.Currency) is not { } price || price != was)
            {
                Note(work, before, after, was, now);
            }
        }

        return after with { PriceTrails = [.. after.Prices.Select(price => TrailOf(before, price.Currency, price.MinorUnits, now))] };
    }

    private static PriceTrail? Unchanged(Variant? before, string currency, long minorUnits) =>
        before?.PriceIn(currency)?.MinorUnits == minorUnits ? before.TrailIn(currency) : null;

    private static PriceTrail TrailOf(Variant before, string currency, long minorUnits, DateTimeOffset now) => before.PriceIn(currency) switch
    {
        null => PriceTrail.Start(currency, now),
        { } was when was.MinorUnits == minorUnits => before.TrailIn(currency),
        { } was => before.TrailIn(currency).Change(was.MinorUnits, minorUnits, now),
    };

    private void Note(IUnitOfWork work, Variant before, Variant after, Money was, DateTimeOffset now)
    {
        var from = before.TrailIn(was.Currency).From;
        if (now > from)
        {
            work.Insert(new PastPrice { Id = OpaqueId.New("prc", clock), VariantId = before.Id, Price = was, From = from, Until = now });
        }

        if (after.PriceIn(was.Currency) is { } price)
        {
            work.Publish(new PriceChanged(before.Id, before.ProductId, before.SellerId, was, price, now));
        }
    }
}

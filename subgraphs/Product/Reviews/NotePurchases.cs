using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>Notes who bought what when an order is confirmed: it makes reviews verified and products bestsellers.</summary>
internal sealed class NotePurchases(ProductRecorder recorder) : IMessageHandler<OrderConfirmed>
{
    public async Task HandleAsync(OrderConfirmed message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var quantities = message.Order.SellerOrders.SelectMany(order => order.Lines)
            .GroupBy(line => line.ProductId, StringComparer.Ordinal)
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => (long)line.Quantity), StringComparer.Ordinal);
        foreach (var (product, summary) in (await ProductRecorder.ReadAsync(work, quantities.Keys, cancellationToken)).Values)
        {
            recorder.Record(work, product, summary with { Sold = summary.Sold + quantities[product.Id] }, publish: false);
            if (message.Order.BuyerId is { } buyerId)
            {
                await NoteAsync(work, product.Id, buyerId, cancellationToken);
            }
        }
    }

    private static async Task NoteAsync(IUnitOfWork work, string productId, string buyerId, CancellationToken cancellationToken)
    {
        var id = Purchase.IdOf(productId, buyerId);
        if (await work.FindAsync<Purchase>(id, cancellationToken) is not null)
        {
            return;
        }

        work.Insert(new Purchase { Id = id, ProductId = productId, UserId = buyerId });

        // Who reviewed first and bought then has bought all the same.
        if (await work.FindAsync<Review>(Review.IdOf(productId, buyerId), cancellationToken) is { VerifiedPurchase: false } review)
        {
            var verified = review with { VerifiedPurchase = true };
            work.Update(verified);
            if (verified.Status == ReviewStatus.Published)
            {
                work.Publish(verified.ToEvent());
            }
        }
    }
}

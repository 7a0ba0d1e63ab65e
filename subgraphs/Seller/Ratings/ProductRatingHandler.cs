using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.SellerSubgraph.Ratings;

/// <summary>
/// Keeps the sum of a seller's ratings as those of its products change. Most product events change none and write nothing.
/// </summary>
internal sealed class ProductRatingHandler : IMessageHandler<ProductChanged>
{
    public async Task HandleAsync(ProductChanged message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await work.FindAsync<ProductRating>(ProductRating.IdOf(message.ProductId), cancellationToken);
        if (message.SellerId is not { } sellerId || known?.EventVersion >= message.Version || (known is null && message.RatingCount == 0))
        {
            return;
        }

        var stars = message.RatingAverage * message.RatingCount;
        if (known is null)
        {
            work.Insert(new ProductRating
            {
                Id = ProductRating.IdOf(message.ProductId),
                SellerId = sellerId,
                Stars = stars,
                Count = message.RatingCount,
                EventVersion = message.Version,
            });
        }
        else
        {
            work.Update(known with { SellerId = sellerId, Stars = stars, Count = message.RatingCount, EventVersion = message.Version });
            await AddAsync(work, known.SellerId, -known.Stars, -known.Count, cancellationToken);
        }

        await AddAsync(work, sellerId, stars, message.RatingCount, cancellationToken);
    }

    private static async Task AddAsync(IUnitOfWork work, string sellerId, double stars, int count, CancellationToken cancellationToken)
    {
        var id = SellerRating.IdOf(sellerId);
        var sum = await work.FindAsync<SellerRating>(id, cancellationToken) ?? new SellerRating { Id = id, Stars = 0, Count = 0 };
        work.Save(sum with { Stars = sum.Stars + stars, Count = sum.Count + count });
    }
}

using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts.Accounts;

/// <summary>Whether the shop keeps a seller's money back: a copy of what Seller has announced. Its id is the seller's; who has none is in good standing.</summary>
internal sealed record SellerStanding : Document
{
    /// <summary>Whether nothing is paid out, as while the seller is suspended.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>The event's version: an older one is ignored.</summary>
    public required long EventVersion { get; init; }
}

/// <summary>A suspended seller's money is held; it goes out at the first date after the seller was reinstated.</summary>
internal sealed class FollowSeller : IMessageHandler<SellerChanged>
{
    public async Task HandleAsync(SellerChanged message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await work.FindAsync<SellerStanding>(message.SellerId, cancellationToken);
        if (known is null || known.EventVersion < message.Version)
        {
            work.Save((known ?? new SellerStanding { Id = message.SellerId, IsHeld = false, EventVersion = 0 }) with
            {
                IsHeld = message.Status is "SUSPENDED" or "REJECTED",
                EventVersion = message.Version,
            });
        }
    }
}

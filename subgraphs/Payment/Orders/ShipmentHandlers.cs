using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Orders;

/// <summary>A seller has shipped: with the last parcel of its part the time begins after which it may have the money.</summary>
internal sealed class NoteShipment(IOptions<PaymentOptions> options) : IMessageHandler<SellerOrderShipped>
{
    // Older events did not say which parcel was the last: their first one counts.
    public Task HandleAsync(SellerOrderShipped message, IUnitOfWork work, CancellationToken cancellationToken) => message.IsLast is null or true
        ? Shipments.NoteAsync(work, message.SellerOrderId, message.At + options.Value.ReleaseDelay, cancellationToken)
        : Task.CompletedTask;
}

/// <summary>What was still to be shipped of a part was cancelled: what was shipped of it before is all there is.</summary>
internal sealed class NoteCancelledRest(IOptions<PaymentOptions> options) : IMessageHandler<SellerOrderCancelled>
{
    public Task HandleAsync(SellerOrderCancelled message, IUnitOfWork work, CancellationToken cancellationToken) => message.IsShipped == true
        ? Shipments.NoteAsync(work, message.SellerOrderId, message.At + options.Value.ReleaseDelay, cancellationToken)
        : Task.CompletedTask;
}

internal static class Shipments
{
    /// <summary>Notes when a share becomes available. An event that comes again changes nothing.</summary>
    public static async Task NoteAsync(IUnitOfWork work, string sellerOrderId, DateTimeOffset releaseAt, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<SellerOrderPayment>(sellerOrderId, cancellationToken) is { } lead
            && await work.FindAsync<Payment>(lead.PaymentId, cancellationToken) is { } payment
            && payment.Shares.Any(share => share.SellerOrderId == sellerOrderId && share.ReleaseAt is null))
        {
            work.Update(payment.Ship(sellerOrderId, StoreTime.Truncate(releaseAt)));
        }
    }
}

using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// Units that were cancelled or sent back make nothing a bestseller. Each event tells only of the units that it is about, so they may come in any
/// order, and before that of the sale itself.
/// </summary>
internal sealed class TakeBackSales(ProductRecorder recorder)
    : IMessageHandler<OrderCancelled>, IMessageHandler<SellerOrderCancelled>, IMessageHandler<ReturnChanged>
{
    public Task HandleAsync(OrderCancelled message, IUnitOfWork work, CancellationToken cancellationToken) =>
        TakeBackAsync(message.Order, message.Unsold?.Select(line => (line.LineId, line.Quantity)), work, cancellationToken);

    public Task HandleAsync(SellerOrderCancelled message, IUnitOfWork work, CancellationToken cancellationToken) =>
        TakeBackAsync(message.Order, message.Lines.Select(line => (line.LineId, line.Quantity)), work, cancellationToken);

    public Task HandleAsync(ReturnChanged message, IUnitOfWork work, CancellationToken cancellationToken) =>
        TakeBackAsync(message.Order, message.Accepted?.Select(line => (line.LineId, line.Quantity)), work, cancellationToken);

    private async Task TakeBackAsync(
        OrderSnapshot order, IEnumerable<(string LineId, int Quantity)>? units, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var products = order.SellerOrders.SelectMany(part => part.Lines).ToDictionary(line => line.LineId, line => line.ProductId, StringComparer.Ordinal);
        var quantities = (units ?? []).GroupBy(unit => products[unit.LineId], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(unit => (long)unit.Quantity), StringComparer.Ordinal);
        foreach (var (product, summary) in (await ProductRecorder.ReadAsync(work, quantities.Keys, cancellationToken)).Values)
        {
            recorder.Record(work, product, summary with { Sold = summary.Sold - quantities[product.Id] }, publish: false);
        }
    }
}

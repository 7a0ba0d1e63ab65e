using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.NotificationSubgraph.Sellers;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells each side of a return what the other one did.</summary>
internal sealed class TellReturnChanged(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<ReturnChanged>
{
    public async Task HandleAsync(ReturnChanged message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var order = message.Order;
        var eventKey = $"{message.ReturnId} {message.Status}";
        if (ForBuyer(message) is var (title, text))
        {
            var model = new { title, text, number = message.Number, orderNumber = order.Number, link = options.Value.Link(Words.PathOf(order)) };
            await notifier.TellBuyerAsync(work, NotificationKind.ReturnChanged, eventKey, order, model, title, text, cancellationToken);
        }

        if (ForSeller(message) is { } told && order.SellerOrders.FirstOrDefault(part => part.SellerOrderId == message.SellerOrderId) is { } part)
        {
            await notifier.TellMembersAsync(
                work, NotificationKind.SellerReturnChanged, eventKey, part.SellerId, told with { Link = Words.PathOf(part) }, cancellationToken);
        }
    }

    private static (string Title, string Text)? ForBuyer(ReturnChanged message) => message.Status switch
    {
        "APPROVED" => ($"Return {message.Number} is approved", $"Send it back, and {message.Refundable} goes back to you once it has arrived."),
        "REJECTED" => ($"Return {message.Number} was not accepted", "The seller's reason stands with your order."),
        "RECEIVED" => ($"Return {message.Number} has arrived", "The seller is looking at it."),
        "REFUNDED" => ($"Return {message.Number} is refunded", $"{message.Refundable} goes back the way you paid."),
        "CLOSED" when IsWorthNothing(message) => ($"Return {message.Number} is closed", "Nothing of it was accepted. The seller's reason stands with your order."),
        _ => null,
    };

    private static Told? ForSeller(ReturnChanged message) => message.Status switch
    {
        "REQUESTED" => new Told($"Return {message.Number} is asked for", $"Worth {message.Refundable}. Approve or reject it."),
        "IN_TRANSIT" => new Told($"Return {message.Number} is on its way to you", "Say so when it has arrived."),
        "CLOSED" when !IsWorthNothing(message) => new Told($"Return {message.Number} was withdrawn", "The buyer keeps it after all."),
        _ => null,
    };

    // A return ends without money because the buyer withdrew it, or because the seller accepted nothing of it.
    private static bool IsWorthNothing(ReturnChanged message) => message.Refundable.MinorUnits == 0;
}

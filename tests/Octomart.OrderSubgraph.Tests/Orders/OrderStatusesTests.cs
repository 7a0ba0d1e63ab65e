using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Tests.Orders;

public sealed class OrderStatusesTests
{
    [Theory]
    [InlineData("AwaitingPayment AwaitingPayment", false, "PendingPayment")]
    [InlineData("AwaitingPayment", true, "PaymentFailed")]
    [InlineData("New Accepted", false, "Confirmed")]
    [InlineData("New", true, "Confirmed")]
    [InlineData("New Cancelled", false, "PartiallyCancelled")]
    [InlineData("Cancelled Cancelled", false, "Cancelled")]
    [InlineData("PartiallyShipped", false, "PartiallyShipped")]
    [InlineData("Shipped New", false, "PartiallyShipped")]
    [InlineData("Shipped Delivered", false, "Shipped")]
    [InlineData("Delivered New", false, "PartiallyShipped")]
    [InlineData("Delivered Delivered", false, "Delivered")]
    [InlineData("Delivered Cancelled", false, "Delivered")]
    public void An_orders_status_follows_from_its_parts(string parts, bool hasPaymentFailed, string expected) =>
        Assert.Equal(Enum.Parse<OrderStatus>(expected), OrderStatuses.Of([.. parts.Split(' ').Select(Enum.Parse<SellerOrderStatus>)], hasPaymentFailed));
}

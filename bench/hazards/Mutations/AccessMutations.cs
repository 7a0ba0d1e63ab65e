namespace Octomart.Hazards.Bench.Mutations;

/// <summary>What others see and change.</summary>
internal static class AccessMutations
{
    private const string Hazard = "other people's data";

    public static IReadOnlyList<Mutation> List { get; } =
    [
        new(
            Hazard,
            "whoever knows an order's id opens it",
            "subgraphs/Order/Orders/OrderAccess.cs",
            """
            string? guestToken = null) =>
                    caller.IsService || caller.IsAdmin || caller.Is(order.BuyerId)
            """,
            """
            string? guestToken = null) =>
                    order is not null || caller.IsService || caller.IsAdmin || caller.Is(order!.BuyerId)
            """,
            Proof.Tests("OrderSubgraph", "Everybody_else_sees_nothing_by_any_id")),
        new(
            Hazard,
            "a seller works on the parts of others",
            "subgraphs/Order/Orders/OrderAccess.cs",
            "part.ReceivedAt is not null && caller.ActsFor(part.SellerId)",
            "part.ReceivedAt is not null && caller.UserId is not null",
            Proof.Tests("OrderSubgraph", "Others_change_nothing_and_learn_nothing")),
        new(
            Hazard,
            "whoever is signed in pays and sees other people's payments",
            "subgraphs/Payment/Payments/PaymentAccess.cs",
            "caller.Is(payment.BuyerId)",
            "caller.UserId is not null",
            Proof.Tests("PaymentSubgraph", "Strangers_and_admins_cannot_pay_and_unknown_orders_answer_alike")),
        new(
            Hazard,
            "a cart opens by its id",
            "subgraphs/Cart/Carts/CartAccess.cs",
            "cart.OwnerId is { } owner ? owner == userId :",
            "cart.OwnerId is not null ? userId is null || userId.Length > 0 :",
            Proof.Tests("CartSubgraph", "A_user_has_one_cart_that_nobody_else_opens", "Others_cannot_set_anything")),
        new(
            Hazard,
            "users call what is for services only",
            "subgraphs/Product/Stock/StockCommit.cs",
            """
                [ServiceOnly]

            """,
            "",
            Proof.Tests("ProductSubgraph", "Internal_operations_are_for_services_only")),
    ];
}

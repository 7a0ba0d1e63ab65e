namespace Octomart.Hazards.Bench.Mutations;

/// <summary>Orders that are made twice, or are left half done.</summary>
internal static class OrderMutations
{
    private const string Order = "OrderSubgraph";
    private const string HalfWay = "the saga dies half-way";

    public static IReadOnlyList<Mutation> List { get; } =
    [
        new(
            "duplicate submit, also after a crash behind the commit",
            "each request makes a placement of its own",
            "subgraphs/Order/Placements/Placement.cs",
            "OpaqueId.From(\"plc\", buyerKey, idempotencyKey)",
            "OpaqueId.From(\"plc\", buyerKey, idempotencyKey, Guid.NewGuid().ToString())",
            Proof.Tests(Order, "One_key_sent_ten_times_at_once_makes_one_order", "A_crash_at_a_step_is_finished_after_the_restart_and_the_same_key_gives_the_order")),
        new(
            "duplicate submit, also after a crash behind the commit",
            "a twin that finds the cart emptied by the other is told so",
            "subgraphs/Order/Placements/OrderPlace.cs",
            "if (await store.Set<Placement>().FindAsync(placementId, cancellationToken) is null or { State: PlacementState.Failed })",
            "",
            Proof.Tests(Order, "A_twin_that_finds_the_cart_emptied_by_the_other_gets_the_others_answer")),
        new(
            HalfWay,
            "nobody looks after placements that a crash left open",
            "subgraphs/Order/Placements/PlacementReconciler.cs",
            "await TryResumeAsync(placement.Id, token)",
            "await TryResumeAsync(placement.Id + \"?\", token)",
            Proof.Tests(Order, "A_crash_that_lasts_too_long_is_unwound")),
        new(
            HalfWay,
            "a placement that is unwound keeps its stock",
            "subgraphs/Order/Placements/PlacementSaga.cs",
            "services.Stock.ReleaseAsync(placement.OrderId, stopping)",
            "Task.FromResult(ServiceAnswer.Done)",
            Proof.Tests(Order, "A_step_without_an_answer_is_unwound_whether_or_not_it_was_done_and_the_same_key_may_try_again")),
        new(
            HalfWay,
            "a duty counts as done although nobody answered",
            "subgraphs/Order/Settlement/OrderDuties.cs",
            """
                        LogUnanswered(order.Id, duty, answer.Code);
                        return false;
            """,
            """
                        LogUnanswered(order.Id, duty, answer.Code);
            """,
            Proof.Tests(Order, "A_commit_of_stock_without_an_answer_is_asked_for_again_also_after_a_restart", "A_death_at_any_call_is_made_good")),
        new(
            HalfWay,
            "a reserve that arrives after its release holds units for ever",
            "subgraphs/Product/Stock/ReservationEnd.cs",
            "work.Insert(note); return Task.CompletedTask;",
            "return Task.CompletedTask;",
            Proof.Tests("ProductSubgraph", "Release_that_overtakes_its_reserve_makes_the_reserve_fail")),
        new(
            HalfWay,
            "a cancelled order keeps its buyer's money",
            "subgraphs/Order/Orders/OrderTransitions.cs",
            "[OrderDuty.ReleaseStock, OrderDuty.VoidPayment, ..",
            "[OrderDuty.ReleaseStock, ..",
            Proof.Tests(Order, "A_buyer_cancels_before_shipping_and_gets_everything_back")),
        new(
            "stock gone after payment",
            "an order that was paid too late is neither sent nor refunded",
            "subgraphs/Order/Settlement/OrderDuties.cs",
            ": placed.Order.IsPaidAndUnconfirmed()",
            ": placed.Order.Number.Length == 0",
            Proof.Tests(Order, "Stock_that_is_gone_after_payment_cancels_the_order_and_gives_the_money_back")),
        new(
            "anything of the above in combination",
            "a cancelled order keeps its use of a coupon",
            "subgraphs/Order/Orders/OrderTransitions.cs",
            "[OrderDuty.ReleaseStock, OrderDuty.VoidPayment, .. order.Promotions.IsEmpty ? [] : new[] { OrderDuty.ReleasePromotions }]",
            "[OrderDuty.ReleaseStock, OrderDuty.VoidPayment]",
            Proof.Histories(count: 30, seed: 1)),
    ];
}

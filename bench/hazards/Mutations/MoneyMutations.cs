namespace Octomart.Hazards.Bench.Mutations;

/// <summary>Money that is taken twice, given back twice, lost in rounding, or of another currency.</summary>
internal static class MoneyMutations
{
    private const string Payment = "PaymentSubgraph";

    public static IReadOnlyList<Mutation> List { get; } =
    [
        new(
            "double charge",
            "a key that was used before is forgotten",
            "subgraphs/SubgraphDefaults/Idempotency/IdempotentWrites.cs",
            "is { } used && used.ExpiresAt > clock.GetUtcNow()",
            "is { } used && used.ExpiresAt == default",
            Proof.Tests(Payment, "Same_key_answers_the_same_and_another_input_is_refused", "One_key_fifty_times_at_once_charges_once")),
        new(
            "double charge",
            "what is paid can be paid again",
            "subgraphs/Payment/Payments/Payment.cs",
            "{ IsPaid: true } => new PaymentError(PaymentErrorCode.AlreadyPaid,",
            "{ IsPaid: true, OrderId: \"\" } => new PaymentError(PaymentErrorCode.AlreadyPaid,",
            Proof.Tests(Payment, "Fifty_keys_at_once_charge_once")),
        new(
            "double charge",
            "a second attempt starts while the first is being processed",
            "subgraphs/Payment/Payments/Payment.cs",
            "{ Status: PaymentStatus.Processing or PaymentStatus.Authorized } => new PaymentError(",
            "{ Status: PaymentStatus.Processing or PaymentStatus.Authorized, OrderId: \"\" } => new PaymentError(",
            Proof.Tests(Payment, "Lost_answer_is_found_out_by_asking_and_charges_once", "Fifty_keys_at_once_charge_once")),
        new(
            "double charge",
            "a charge is asked for under another key when its answer was lost",
            "subgraphs/Payment/Providers/StripePayments/StripeProvider.cs",
            "StripeKeys.SendAsync($\"{paymentId}:create\"",
            "StripeKeys.SendAsync($\"{Guid.NewGuid()}:create\"",
            Proof.Tests(Payment, "Intent_whose_answer_was_lost_is_not_made_again")),
        new(
            "double charge",
            "two charges of one payment take turns",
            "subgraphs/Payment/Payments/Payment.cs",
            "|| (ProviderReference is not null && ProviderReference != charge.Reference)",
            "",
            Proof.Tests(Payment, "Report_about_another_charge_than_the_payments_own_changes_nothing")),
        new(
            "a provider that repeats its outage",
            "a key that the provider answers with an old outage is used for ever",
            "subgraphs/Payment/Providers/StripePayments/StripeKeys.cs",
            "MaxSpent = 30",
            "MaxSpent = 0",
            Proof.Tests(Payment, "Lost_answers_and_outages_charge_once", "Refund_whose_answer_was_lost_is_found_again")),
        new(
            "a provider that repeats its outage",
            "a refund is made again without a look whether it is there",
            "subgraphs/Payment/Providers/StripePayments/StripeProvider.cs",
            "await FindAsync(request, cancellationToken) ?? await",
            "(await FindAsync(request, cancellationToken) is { Status: \"failed\" } failed ? failed : null) ?? await",
            Proof.Tests(Payment, "Refund_whose_answer_was_lost_is_found_again")),
        new(
            "lost, early, duplicate, reordered webhooks",
            "an event is acknowledged and not kept",
            "subgraphs/Payment/Webhooks/WebhookEndpoint.cs",
            "await inbox.AddAsync(known.Provider, message, cancellationToken);",
            "_ = (inbox, message);",
            Proof.Tests(Payment, "Signed_webhook_makes_us_ask_and_a_forged_one_does_not")),
        new(
            "lost, early, duplicate, reordered webhooks",
            "anybody's events are believed",
            "subgraphs/Payment/Providers/StripePayments/StripeProvider.cs",
            """
            EventUtility.ConstructEvent(
                            body, signature, secret, SignatureToleranceSeconds, clock.GetUtcNow().ToUnixTimeSeconds(), throwOnApiVersionMismatch: false)
            """,
            "EventUtility.ParseEvent(body, throwOnApiVersionMismatch: false)",
            Proof.Tests(Payment, "Signed_webhook_makes_us_ask_and_a_forged_one_does_not")),
        new(
            "lost, early, duplicate, reordered webhooks",
            "an event that overtakes the provider's answer is dropped",
            "subgraphs/Payment/Webhooks/WebhookInbox.cs",
            """
            is not { } payment)
                        {
                            return false;
            """,
            """
            is not { } payment)
                        {
                            return true;
            """,
            Proof.Tests(Payment, "Event_that_overtakes_the_answer_waits_for_it_and_one_that_belongs_to_nobody_is_put_aside")),
        new(
            "lost, early, duplicate, reordered webhooks",
            "nobody asks what became of an attempt whose answer was lost",
            "subgraphs/Payment/Payments/Payment.cs",
            "AttemptState.Unanswered => PaymentStep.Ask,",
            "AttemptState.Unanswered => PaymentStep.None,",
            Proof.Tests(Payment, "Lost_answer_is_found_out_by_asking_and_charges_once")),
        new(
            "lost, early, duplicate, reordered webhooks",
            "a report about an earlier attempt decides a later one",
            "subgraphs/Payment/Payments/Payment.cs",
            "Attempt is { IsOpen: true } && charge.AttemptId == Attempt.Id",
            "Attempt is { IsOpen: true }",
            Proof.Tests(Payment, "Report_about_an_earlier_attempt_does_not_decide_a_later_one")),
        new(
            "more refunded than captured",
            "what is on its way back is not counted",
            "subgraphs/Payment/Payments/PaymentRefunding.cs",
            "Shares = payment.Change(refund.Allocations, 1),",
            "Shares = payment.Shares,",
            Proof.Tests(Payment, "Refunds_at_once_never_exceed_what_was_captured")),
        new(
            "more refunded than captured",
            "units can be cancelled again and again",
            "subgraphs/Order/Orders/OrderCancel.cs",
            "line => line.Remaining()",
            "line => line.Quantity",
            Proof.Tests("OrderSubgraph", "Racing_cancellations_of_one_line_take_nothing_from_the_others")),
        new(
            "more refunded than captured",
            "units can be asked back in several returns at once",
            "subgraphs/Order/Returns/ReturnableUnits.cs",
            " - line.ReturningQuantity - line.ReturnedQuantity",
            " - line.ReturnedQuantity",
            Proof.Tests("OrderSubgraph", "Racing_requests_never_return_more_than_arrived")),
        new(
            "a ledger that does not balance",
            "a refund after the release is taken from what is still held back",
            "subgraphs/Payment/Ledger/Bookings.cs",
            "payment.Shares.Where(share => share.IsReleased)",
            "payment.Shares.Where(share => payment.IsPaid)",
            Proof.Tests(Payment, "Everything_given_back_leaves_nothing_on_any_account")),
        new(
            "a ledger that does not balance",
            "a balance misses some entries",
            "subgraphs/Payment/Ledger/SellerBalance.cs",
            "LedgerAccount.SellerAvailable => this with { Available",
            "LedgerAccount.SellerAvailable when line.Amount.Currency != \"JPY\" => this with { Available",
            Proof.Tests(Payment, "A_balance_is_the_sum_of_its_entries")),
        new(
            "split rounding",
            "what does not divide is lost",
            "subgraphs/Contracts/Money.cs",
            ".Take(missing)",
            ".Take(missing / 2)",
            Proof.Tests(Payment, "Partial_refunds_add_up_to_exactly_zero")),
        new(
            "split rounding",
            "each unit that goes back is rounded by itself",
            "subgraphs/Order/SellerOrders/SellerOrder.cs",
            "return Running(before + quantity) - Running(before);",
            "return before < 0 ? Running(before) : Running(quantity);",
            Proof.Tests("OrderSubgraph", "Units_that_go_back_one_by_one_are_worth_exactly_the_line")),
        new(
            "currencies mixed",
            "yen and euros add",
            "subgraphs/Contracts/Money.cs",
            "left.Currency == right.Currency",
            "left.Currency.Length == right.Currency.Length",
            Proof.Tests("SubgraphDefaults", "MoneyTests.Amounts_of_two_currencies_neither_add_nor_compare")),
        new(
            "currencies mixed",
            "carts of two currencies become one",
            "subgraphs/Cart/Merging/CartMerger.cs",
            "!guest.Lines.IsEmpty && guest.Currency != target.Currency",
            "!guest.Lines.IsEmpty && guest.Currency.Length == 0",
            Proof.Tests("CartSubgraph", "Carts_of_two_currencies_do_not_merge")),
        new(
            "a refund that the provider refuses",
            "the first refusal is the last",
            "subgraphs/Payment/Refunds/RefundDesk.cs",
            "refund.Refusals + 1 >= options.Value.MaxRefundRefusals",
            "refund.Refusals + 1 >= Math.Min(1, options.Value.MaxRefundRefusals)",
            Proof.Tests(Payment, "A_refund_that_is_refused_is_tried_again_and_goes_back_once")),
        new(
            "a refund that the provider refuses",
            "nobody is told that the money did not go back",
            "subgraphs/Order/Settlement/PaymentHandlers.cs",
            ".Announce(order => new OrderRefundFailed(order, message.RefundId, message.Amount, message.Refusal, message.At));",
            ";",
            Proof.Tests("OrderSubgraph", "A_refund_that_the_provider_refuses_stands_on_the_timeline_and_is_told_to_who_waits_for_it")),
        new(
            "a refund that comes back after it had succeeded",
            "webhooks do not ask how the refunds are",
            "subgraphs/Payment/Webhooks/WebhookInbox.cs",
            "return await refunds.LookAsync(advanced, cancellationToken) & (",
            "return (",
            Proof.Tests(Payment, "Refund_that_comes_back_is_booked_back_once_whatever_webhooks_do")),
        new(
            "a refund that comes back after it had succeeded",
            "nobody looks after it when no webhook comes",
            "subgraphs/Payment/Refunds/RefundDesk.cs",
            "LookAt = options.Value.LookAfter(0, now),",
            "LookAt = null,",
            Proof.Tests(Payment, "A_refund_that_comes_back_without_a_word_is_found_by_looking_after_it_and_goes_to_where_the_earnings_are_now")),
        new(
            "a buyer gets the money back from the bank",
            "what is disputed can be refunded too",
            "subgraphs/Payment/Payments/PaymentShare.cs",
            "Amount - Refunded - Disputed;",
            "Amount - Refunded;",
            Proof.Tests(Payment, "Refunded_is_at_most_captured_and_captured_at_most_authorised", "While_a_sale_is_disputed_its_earnings_are_reserved_and_neither_released_nor_refunded")),
        new(
            "a buyer gets the money back from the bank",
            "an open dispute holds nothing of the sellers",
            "subgraphs/Payment/Disputes/DisputeBookings.cs",
            "var earned = part.Amount - part.Commission + part.SubsidyOrNothing;",
            "var earned = Money.Zero(part.Amount.Currency);",
            Proof.Tests(Payment, "What_is_disputed_is_reserved_until_it_is_decided")),
        new(
            "a buyer gets the money back from the bank",
            "a dispute is asked about by webhooks only",
            "subgraphs/Payment/Disputes/DisputeDesk.cs",
            "_ => before.LookAt > now ? before.LookAt : now + options.Value.DisputeLookDelay,",
            "_ => null,",
            Proof.Tests(Payment, "What_no_webhook_tells_is_found_by_asking")),
        new(
            "the books say something else than the provider's",
            "another amount counts as the same",
            "subgraphs/Payment/Reconciliation/BookComparison.cs",
            "booked.FindIndex(other => other.Amount == line.Amount)",
            "booked.FindIndex(other => other.Amount.Currency == line.Amount.Currency)",
            Proof.Tests(Payment, "What_one_book_lacks_or_has_otherwise_is_a_difference_each")),
        new(
            "currencies mixed",
            "yen are refunded of a payment in euros",
            "subgraphs/Payment/Refunds/RefundCreate.cs",
            "amount.Currency != payment.Amount.Currency",
            "amount.Currency.Length == 0",
            Proof.Tests(Payment, "RefundCreateTests.Bad_input_is_refused")),
    ];
}

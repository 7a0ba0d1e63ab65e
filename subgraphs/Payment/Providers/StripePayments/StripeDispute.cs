using Octomart.Contracts;
using Octomart.PaymentSubgraph.Disputes;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>A dispute of Stripe's in our words.</summary>
internal static class StripeDispute
{
    public static ProviderDispute Of(Stripe.Dispute dispute)
    {
        var amount = StripeAmount.ToMoney(dispute.Amount, dispute.Currency);
        return new ProviderDispute(dispute.Id, StatusOf(dispute.Status), dispute.Reason, amount, Withdrawn(dispute, amount), Fee(dispute), RespondBy(dispute));
    }

    private static DisputeStatus StatusOf(string status) => status switch
    {
        "warning_needs_response" or "warning_under_review" => DisputeStatus.Inquiry,
        "warning_closed" or "prevented" => DisputeStatus.Closed,
        "needs_response" => DisputeStatus.NeedsResponse,
        "won" => DisputeStatus.Won,
        "lost" => DisputeStatus.Lost,
        _ => DisputeStatus.UnderReview,
    };

    /// <summary>Stripe settles in the account's currency, which need not be the charge's: then only whether it was withdrawn can be told from it.</summary>
    private static Money Withdrawn(Stripe.Dispute dispute, Money amount)
    {
        var moved = dispute.BalanceTransactions ?? [];
        var sum = moved.Sum(transaction => transaction.Amount);
        return moved.TrueForAll(transaction => transaction.Currency == dispute.Currency) ? StripeAmount.ToMoney(-sum, dispute.Currency)
            : sum < 0 ? amount
            : Money.Zero(amount.Currency);
    }

    private static Money Fee(Stripe.Dispute dispute) => StripeAmount.ToMoney(
        (dispute.BalanceTransactions ?? []).Where(transaction => transaction.Currency == dispute.Currency).Sum(transaction => transaction.Fee), dispute.Currency);

    private static DateTimeOffset? RespondBy(Stripe.Dispute dispute) =>
        dispute.EvidenceDetails?.DueBy is { } due ? new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc)) : null;
}

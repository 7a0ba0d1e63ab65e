namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>What buyers and banks do about charges (docs.stripe.com/disputes/how-disputes-work).</summary>
internal sealed class Disputes(StripeState state)
{
    public static readonly TimeSpan BuyersTake = TimeSpan.FromMinutes(1);
    private const long Fee = 1500;

    /// <summary>The buyer goes to the bank, when the card is one of those whose buyers do, or a test says so.</summary>
    public Dispute? Open(PaymentIntent intent, bool isInquiry, long? amount = null)
    {
        if (intent is not { Status: "succeeded", ChargeId: { } chargeId })
        {
            return null;
        }

        var charge = state.Charges[chargeId];
        var dispute = new Dispute
        {
            Id = state.NextId("du"),
            IntentId = intent.Id,
            ChargeId = chargeId,
            Amount = amount ?? charge.Captured - charge.Refunded,
            Currency = charge.Currency,
            Status = isInquiry ? "warning_needs_response" : "needs_response",
            CreatedAt = state.Now,
        };
        state.Save(charge with { IsDisputed = true }, "charge.updated");
        state.Save(dispute, "charge.dispute.created");
        return isInquiry ? dispute : Withdraw(dispute);
    }

    /// <summary>The shop has answered: the bank decides.</summary>
    public Dispute Review(Dispute dispute) =>
        state.Save(dispute with { Status = dispute.IsInquiry ? "warning_under_review" : "under_review" }, "charge.dispute.updated");

    /// <summary>The inquiry becomes a dispute.</summary>
    public Dispute Escalate(Dispute dispute) => Withdraw(state.Save(dispute with { Status = "needs_response" }, "charge.dispute.updated"));

    public Dispute Lose(Dispute dispute) => state.Save(dispute with { Status = "lost" }, "charge.dispute.closed");

    /// <summary>The bank finds for the shop, or the buyer has thought better of it. The fee is not given back.</summary>
    public Dispute Win(Dispute dispute)
    {
        var won = state.Save(dispute with { Status = dispute.IsInquiry ? "warning_closed" : "won" }, "charge.dispute.closed");
        return won.Withdrawn == 0
            ? won
            : state.Save(won with { Movements = won.Movements.Add(Move(won, won.Withdrawn, 0, "dispute_reversal")) }, "charge.dispute.funds_reinstated");
    }

    /// <summary>What has become of an intent's buyer by now.</summary>
    public void Age(PaymentIntent intent)
    {
        if (intent is { Status: "succeeded", PaymentMethod: { } method, ChargeId: { } chargeId } && state.CardOf(method) is { Dispute: { } dispute }
            && state.Charges[chargeId] is { IsDisputed: false } charge && charge.CreatedAt + BuyersTake <= state.Now)
        {
            Open(intent, isInquiry: dispute == DisputeOutcome.IsInquiry);
        }
    }

    private Dispute Withdraw(Dispute dispute) => state.Save(
        dispute with { Movements = dispute.Movements.Add(Move(dispute, -dispute.Amount, Fee, "dispute")) }, "charge.dispute.funds_withdrawn");

    private BalanceTransaction Move(Dispute dispute, long amount, long fee, string category) =>
        state.Move(amount, fee, dispute.Currency, "adjustment", category, dispute.Id);
}

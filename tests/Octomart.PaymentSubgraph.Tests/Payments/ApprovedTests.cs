using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Tests.Payments;

/// <summary>What the buyer has approved may be being captured at this moment: only the capture's own answer decides.</summary>
public class ApprovedTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-23T12:00:00Z", null);
    private static readonly Money Total = new(100, "EUR");
    private static readonly Money Nothing = new(0, "EUR");

    [Fact]
    public void Neither_a_new_attempt_nor_the_end_of_the_order_gives_an_approved_charge_up()
    {
        var approved = Started().Observe(Report(ProviderChargeStatus.Approved));

        Assert.Equal((PaymentStatus.Processing, AttemptState.Approved), (approved.Status, approved.Attempt!.State));
        Assert.Equal(PaymentErrorCode.Processing, approved.WhyNotStart(Noon)!.Code);
        Assert.Equal(
            [PaymentStep.Capture, PaymentStep.Capture, PaymentStep.Capture],
            [approved.NextStep(Noon, ask: true), approved.NextStep(Noon.AddHours(1), ask: true), (approved with { VoidReason = "EXPIRED" }).NextStep(Noon, ask: false)]);
    }

    [Fact]
    public void Report_that_a_charge_is_given_up_does_not_outrun_its_capture()
    {
        var approved = Started().Observe(Report(ProviderChargeStatus.Approved));

        var seen = approved.Observe(Report(ProviderChargeStatus.Cancelled));
        var paid = seen.Observe(Report(ProviderChargeStatus.Captured));

        Assert.Equal((approved, PaymentStatus.Captured), (seen, paid.Status));
    }

    [Fact]
    public void Approval_of_a_charge_that_is_being_left_is_no_reason_to_capture_it()
    {
        var leaving = Started().Observe(Report(ProviderChargeStatus.RequiresAction)).Start(new PaymentAttempt { Id = "att_2", StartedAt = Noon }, Provider.Stripe);

        var seen = leaving.Observe(Report(ProviderChargeStatus.Approved));
        var left = seen.Observe(Report(ProviderChargeStatus.Cancelled));

        Assert.Equal((leaving, PaymentStep.Leave), (seen, seen.NextStep(Noon, ask: true)));
        Assert.Equal((Provider.Stripe, null, PaymentStep.Create), (left.Provider, left.ProviderReference, left.NextStep(Noon, ask: false)));
    }

    private static Payment Started() => new Payment
    {
        Id = "pay_1",
        OrderId = "ord_1",
        Amount = Total,
        Shares = [],
        OpenedAt = Noon,
        ExpiresAt = Noon.AddMinutes(15),
        Authorized = Nothing,
        Captured = Nothing,
        Refunded = Nothing,
        RefundsPending = Nothing,
    }.Start(new PaymentAttempt { Id = "att_1", StartedAt = Noon }, Provider.Paypal);

    private static ProviderCharge Report(ProviderChargeStatus status) =>
        new("ref", status, status == ProviderChargeStatus.Captured ? Total : Nothing, status == ProviderChargeStatus.Captured ? Total : Nothing) { AttemptId = "att_1" };
}

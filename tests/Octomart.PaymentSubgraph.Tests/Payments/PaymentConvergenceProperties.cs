using FsCheck.Xunit;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Tests.Payments;

/// <summary>Reports of the provider in any order and number end where the newest alone would.</summary>
public class PaymentConvergenceProperties
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-23T12:00:00Z", null);
    private static readonly Money Total = new(100, "EUR");
    private static readonly Money Nothing = new(0, "EUR");

    // Not Approved: what is true after it is said in ApprovedTests.
    private static readonly ProviderChargeStatus[] Statuses = [.. Enum.GetValues<ProviderChargeStatus>().Where(status => status != ProviderChargeStatus.Approved)];

    [Property(MaxTest = 2000)]
    public void Captured_money_is_never_forgotten(int seed)
    {
        var random = new Random(seed);
        var reports = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Report(random)).ToList();
        reports.Insert(random.Next(reports.Count), new ProviderCharge("ref", ProviderChargeStatus.Captured, Total, Total) { AttemptId = "att_1" });
        var wasCancelledFirst = reports.FindIndex(r => r.Status == ProviderChargeStatus.Cancelled) is var cancelled and >= 0
            && cancelled < reports.FindIndex(r => r.Status == ProviderChargeStatus.Captured);

        var payment = reports.Aggregate(Started(), (p, report) => p.Observe(report));

        // A provider never captures what it reported as cancelled.
        Assert.Equal(wasCancelledFirst ? PaymentStatus.Cancelled : PaymentStatus.Captured, payment.Status);
        Assert.True(payment.Refunded <= payment.Captured && payment.Captured <= payment.Authorized);
        Assert.Equal(payment, reports.Aggregate(payment, (p, report) => p.Observe(report)));
    }

    [Property(MaxTest = 1000)]
    public void Report_about_an_earlier_attempt_does_not_decide_a_later_one(int seed)
    {
        var random = new Random(seed);
        var payment = Started().Decline("CARD_DECLINED").Start(Attempt("att_2"), Provider.Simulated) with { ProviderReference = "ref" };

        var seen = payment.Observe(Report(random) with { AttemptId = "att_1", Status = random.Next(3) switch { 0 => ProviderChargeStatus.RequiresPaymentMethod, 1 => ProviderChargeStatus.RequiresAction, _ => ProviderChargeStatus.Processing } });

        Assert.Equal(("att_2", AttemptState.Started, PaymentStep.Confirm), (seen.Attempt!.Id, seen.Attempt.State, seen.NextStep(Noon, ask: false)));
    }

    [Property(MaxTest = 200)]
    public void Report_about_another_charge_than_the_payments_own_changes_nothing(int seed)
    {
        var payment = Started() with { ProviderReference = "ref" };

        Assert.Equal(payment, payment.Observe(Report(new Random(seed)) with { Reference = "ref_of_another" }));
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
    }.Start(Attempt("att_1"), Provider.Simulated);

    private static PaymentAttempt Attempt(string id) => new() { Id = id, StartedAt = Noon };

    private static ProviderCharge Report(Random random)
    {
        var status = Statuses[random.Next(Statuses.Length)];
        return new ProviderCharge("ref", status, status is ProviderChargeStatus.Authorized or ProviderChargeStatus.Captured ? Total : Nothing, status == ProviderChargeStatus.Captured ? Total : Nothing)
        {
            AttemptId = random.Next(3) == 0 ? null : "att_1",
            DeclineCode = status == ProviderChargeStatus.RequiresPaymentMethod && random.Next(2) == 0 ? "CARD_DECLINED" : null,
        };
    }
}

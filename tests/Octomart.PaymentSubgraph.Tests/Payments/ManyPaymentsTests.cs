using Octomart.Payments.Bench;

namespace Octomart.PaymentSubgraph.Tests.Payments;

/// <summary>A short share of <c>bench/payments</c>.</summary>
public class ManyPaymentsTests
{
    [Fact]
    public async Task Over_providers_that_fail_and_webhooks_that_misbehave_each_order_is_charged_once()
    {
        var report = await PaymentsRun.RunAsync(new PaymentsPlan(120, Seed: 1));

        Assert.True(report.IsSound, report.ToString());
        Assert.True(report is { Faults: > 20, Webhooks: { Repeated: > 10, Reordered: > 10, Lost: > 10 } }, report.ToString());
    }
}

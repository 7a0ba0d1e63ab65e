using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;

/// <summary>PayPal is down, slow, or does what it was asked and does not say so.</summary>
public class PayPalFaultTests
{
    private static readonly (string Method, string Path)[] Steps = [("POST", "/orders$"), ("GET", "/orders/"), ("POST", "/capture$"), ("POST", "/oauth2/token$")];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Lost_answers_and_outages_charge_once(int times)
    {
        await using var shop = await PayPalShop.OpenEmptyAsync();
        var cases = Enum.GetValues<FaultKind>().Where(kind => kind is not (FaultKind.Silence or FaultKind.ServerErrorRemembered)).SelectMany(kind => Steps.Select(step => (kind, step))).ToList();
        foreach (var (kind, (method, path)) in cases)
        {
            var order = $"ord_{kind}{path.Length}{method}";
            await shop.Shop.OpenPaymentAsync(order);
            shop.PayPal.Tokens.Revoke();
            shop.PayPal.Faults.Add(new Fault(kind, method, path, times));

            await shop.StartAsync(order, order);
            await shop.UntilAsync(payment => payment.Status == PaymentStatus.RequiresAction, "waits for the buyer", order);
            await shop.ApproveAsync(order);
            await shop.UntilAsync(payment => payment.IsPaid, "is paid", order);
            shop.PayPal.Faults.Clear();
        }

        Assert.Equal(cases.Count * 100.01m, shop.PayPal.Taken);
        Assert.Equal(cases.Count, shop.PayPal.Orders.Count);
        await shop.Shop.HearAsync<PaymentCaptured>(cases.Count);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Paypal_that_never_answers_has_captured_once()
    {
        await using var shop = await PayPalShop.OpenAsync([new("Octomart:Payment:PayPal:Timeout", "00:00:01")]);
        shop.PayPal.Faults.Add(new Fault(FaultKind.Silence, Path: "/capture$"));

        var unanswered = await shop.PayAsync();
        await shop.UntilAsync(payment => payment.IsPaid, "is paid");

        Assert.Equal(("PROCESSING", 100.01m), (unanswered.Text("payment.status"), shop.PayPal.Taken));
    }

    [Fact]
    public async Task Capture_that_paypal_remembers_no_more_is_found_again()
    {
        await using var shop = await PayPalShop.OpenEmptyAsync();
        await shop.Shop.OpenPaymentAsync(change: input => new(input) { ["expiresAt"] = shop.Clock.GetUtcNow().AddDays(1) });
        shop.PayPal.Faults.Add(new Fault(FaultKind.LostAnswer, Path: "/capture$"));
        await shop.PayAsync();

        // Its request ids are forgotten after six hours: ORDER_ALREADY_CAPTURED.
        shop.Clock.Advance(TimeSpan.FromHours(7));
        await shop.UntilAsync(payment => payment.IsPaid, "is paid");

        Assert.Equal(100.01m, shop.PayPal.Taken);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Approved_order_whose_capture_may_be_under_way_is_never_just_cancelled()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync();
        await shop.ApproveAsync();
        shop.PayPal.Faults.Add(new Fault(FaultKind.LostAnswer, Path: "/capture$"));
        await shop.Shop.ConfirmAsync();
        shop.PayPal.Faults.Add(new Fault(FaultKind.LostRequest, Method: null, Times: int.MaxValue));

        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        await shop.Shop.VoidAsync();
        var during = (await shop.Shop.PaymentAsync()).Status;
        shop.PayPal.Faults.Clear();
        await shop.UntilAsync(payment => payment.Status == PaymentStatus.Refunded, "is refunded");

        Assert.Equal((PaymentStatus.Processing, 0m), (during, shop.PayPal.Taken));
        await shop.AssertSoundAsync();
    }
}

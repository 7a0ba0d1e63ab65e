using System.Collections.Concurrent;
using System.Net;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.PayPal.Webhooks;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>PayPal's part as a test sees it: what was asked, what PayPal knows, what buyers do, what goes wrong.</summary>
internal sealed class PayPalStub(PayPalApi api, PayPalState state, Orders orders, Tokens tokens, PayPalWebhookSender webhooks, PayPalStubOptions options)
{
    public const string BasePath = "/paypal";

    /// <summary>Every request that reached PayPal, but for tokens.</summary>
    public ConcurrentQueue<PayPalRequest> Requests { get; } = new();

    /// <summary>Of PayPal's requests only: Stripe's have their own.</summary>
    public FaultQueue Faults { get; } = new();

    public PayPalApi Api => api;

    public Tokens Tokens => tokens;

    public PayPalWebhookSender Webhooks => webhooks;

    public PayPalStubOptions Options => options;

    public IReadOnlyList<string> OwnFaults => api.OwnFaults;

    public IReadOnlyList<PayPalOrder> Orders => [.. state.Orders.Values.OrderBy(order => order.Id, StringComparer.Ordinal)];

    public IReadOnlyCollection<PayPalCapture> Captures => [.. state.Captures.Values];

    public IReadOnlyList<PayPalRefund> Refunds => [.. state.Refunds.Values.OrderBy(refund => refund.Id, StringComparer.Ordinal)];

    /// <summary>What PayPal has of the buyers' money, less what it gave back.</summary>
    public decimal Taken => Captures.Where(capture => capture.IsTaken).Sum(capture => capture.Amount.Value - capture.Refunded);

    public PayPalOrder? Find(string orderId) => state.Orders.GetValueOrDefault(orderId);

    /// <summary>The buyer approves on PayPal's page. Null when there is nothing to approve.</summary>
    public async Task<PayPalOrder?> ApproveAsync(string orderId, Funding funding = Funding.Balance)
    {
        var (approved, news) = api.Happen(() => Find(orderId) is { } order ? orders.Approve(order, funding) : null);
        await webhooks.TellAsync(news);
        return approved;
    }

    /// <summary>Posts every event that there is so far, in the order that is wanted.</summary>
    public async Task<IReadOnlyList<(PayPalEvent Event, HttpStatusCode? Status)>> PostAllAsync(Func<IEnumerable<PayPalEvent>, IEnumerable<PayPalEvent>> order)
    {
        List<(PayPalEvent, HttpStatusCode?)> posted = [];
        foreach (var message in order([.. webhooks.Events]))
        {
            posted.Add((message, await webhooks.PostAsync(message, CancellationToken.None)));
        }

        return posted;
    }
}

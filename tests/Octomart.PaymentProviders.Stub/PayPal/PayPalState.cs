using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>All that PayPal remembers of the account. Changed by one request at a time; read by tests at any time.</summary>
internal sealed class PayPalState(TimeProvider clock)
{
    private readonly Dictionary<string, int> _counters = [];

    public ConcurrentDictionary<string, PayPalOrder> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>By the order's id: an order is captured once.</summary>
    public ConcurrentDictionary<string, PayPalCapture> Captures { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, PayPalRefund> Refunds { get; } = new(StringComparer.Ordinal);

    /// <summary>The types and resources of the events that the present request brings about.</summary>
    public List<(string Type, string ResourceType, JsonObject Resource)> News { get; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public string NextId(char prefix)
    {
        var number = _counters[$"{prefix}"] = _counters.GetValueOrDefault($"{prefix}") + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D16}");
    }

    public IEnumerable<PayPalRefund> RefundsOf(PayPalCapture capture) => Refunds.Values.Where(refund => refund.CaptureId == capture.Id).OrderBy(refund => refund.Id, StringComparer.Ordinal);

    public JsonObject Show(PayPalOrder order) => Captures.TryGetValue(order.Id, out var capture) ? order.ToJson(capture, RefundsOf(capture)) : order.ToJson(null, []);

    public PayPalOrder Save(PayPalOrder order, string? eventType = null)
    {
        Orders[order.Id] = order;
        if (eventType is not null)
        {
            News.Add((eventType, "checkout-order", Show(order)));
        }

        return order;
    }

    public PayPalCapture Save(PayPalCapture capture, string? eventType = null)
    {
        Captures[capture.OrderId] = capture;
        if (eventType is not null)
        {
            News.Add((eventType, "capture", capture.ToEventJson()));
        }

        return capture;
    }

    public PayPalRefund Save(PayPalRefund refund, string? eventType = null)
    {
        Refunds[refund.Id] = refund;
        if (eventType is not null)
        {
            News.Add((eventType, "refund", refund.ToJson()));
        }

        return refund;
    }
}

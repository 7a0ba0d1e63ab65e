using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>All that Stripe remembers of the account. Changed by one request at a time; read by tests at any time.</summary>
internal sealed class StripeState(TimeProvider clock)
{
    private readonly Dictionary<string, int> _counters = [];

    public ConcurrentDictionary<string, PaymentIntent> Intents { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, Charge> Charges { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, Refund> Refunds { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, Dispute> Disputes { get; } = new(StringComparer.Ordinal);

    /// <summary>What moved on the account's balance, the oldest first.</summary>
    public ConcurrentQueue<BalanceTransaction> Movements { get; } = new();

    public ConcurrentDictionary<string, Customer> Customers { get; } = new(StringComparer.Ordinal);

    /// <summary>Payment methods that were made here.</summary>
    public ConcurrentDictionary<string, PaymentMethod> Methods { get; } = new(StringComparer.Ordinal);

    /// <summary>The types and objects of the events that the present request brings about.</summary>
    public List<(string Type, JsonObject Object)> News { get; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public TestCard? CardOf(string method) => Methods.GetValueOrDefault(method)?.Card ?? TestCards.OfMethod(method);

    public string NextId(string prefix) => $"{prefix}_{_counters[prefix] = _counters.GetValueOrDefault(prefix) + 1}";

    public PaymentIntent Save(PaymentIntent intent, string? eventType = null)
    {
        Intents[intent.Id] = intent;
        return Announce(intent, eventType, intent.ToJson);
    }

    public Charge Save(Charge charge, string? eventType = null)
    {
        Charges[charge.Id] = charge;
        return Announce(charge, eventType, charge.ToJson);
    }

    public Refund Save(Refund refund, params string[] eventTypes)
    {
        Refunds[refund.Id] = refund;
        foreach (var type in eventTypes)
        {
            Announce(refund, type, refund.ToJson);
        }

        return refund;
    }

    public Dispute Save(Dispute dispute, string eventType)
    {
        Disputes[dispute.Id] = dispute;
        return Announce(dispute, eventType, dispute.ToJson);
    }

    /// <summary>What has this id; null when nothing has.</summary>
    public JsonObject? Find(string? id) => id switch
    {
        null => null,
        _ when Charges.TryGetValue(id, out var charge) => charge.ToJson(),
        _ when Refunds.TryGetValue(id, out var refund) => refund.ToJson(),
        _ when Disputes.TryGetValue(id, out var dispute) => dispute.ToJson(),
        _ => null,
    };

    /// <summary>Moves the balance.</summary>
    public BalanceTransaction Move(long amount, long fee, string currency, string type, string category, string? sourceId)
    {
        var movement = new BalanceTransaction(NextId("txn"), amount, fee, currency, type, category, sourceId, Now);
        Movements.Enqueue(movement);
        return movement;
    }

    private T Announce<T>(T changed, string? eventType, Func<JsonObject> toJson)
    {
        if (eventType is not null)
        {
            News.Add((eventType, toJson()));
        }

        return changed;
    }
}

using System.Collections.Concurrent;
using System.Net;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>Stripe's part as a test sees it: what was asked, what Stripe knows, what banks and buyers do, what goes wrong.</summary>
internal sealed class StripeStub(StripeApi api, StripeState state, PaymentIntents intents, Refunds refunds, Disputes disputes, FaultQueue faults, WebhookSender webhooks, StripeStubOptions options)
{
    public const string BasePath = "/stripe";

    /// <summary>Every request that reached Stripe.</summary>
    public ConcurrentQueue<StripeRequest> Requests { get; } = new();

    public FaultQueue Faults => faults;

    public WebhookSender Webhooks => webhooks;

    public StripeStubOptions Options => options;

    public IReadOnlyList<string> OwnFaults => api.OwnFaults;

    public IReadOnlyCollection<PaymentIntent> Intents => [.. state.Intents.Values];

    public IReadOnlyCollection<Charge> Charges => [.. state.Charges.Values];

    public IReadOnlyCollection<Refund> Refunds => [.. state.Refunds.Values];

    public IReadOnlyCollection<Dispute> Disputes => [.. state.Disputes.Values];

    public IReadOnlyCollection<BalanceTransaction> Movements => state.Movements;

    public StripeApi Api => api;

    /// <summary>What Stripe has of the buyers' money, less what it gave back or banks took back; fees not counted.</summary>
    public long Taken => Intents.Sum(intent => intent.Received) - Refunds.Where(refund => refund.CountsAgainstCharge).Sum(refund => refund.Amount)
        - Disputes.Sum(dispute => dispute.Withdrawn);

    public PaymentIntent? Find(string intentId) => state.Intents.GetValueOrDefault(intentId);

    /// <summary>The next so many refunds fail at once.</summary>
    public void FailRefunds(int count) => refunds.FailNext = count;

    /// <summary>The buyer answers the bank. Null when the bank asks nothing.</summary>
    public async Task<PaymentIntent?> AnswerBankAsync(string intentId, bool approves)
    {
        var (answered, news) = api.Happen(() => Find(intentId) is { } intent ? intents.Answer(intent, approves) : null);
        await webhooks.TellAsync(news, null);
        return answered;
    }

    /// <summary>The buyer goes to the bank about a charge. Null when nothing was charged.</summary>
    public async Task<Dispute?> DisputeAsync(string intentId, long? amount = null, bool isInquiry = false)
    {
        var (dispute, news) = api.Happen(() => Find(intentId) is { } intent ? disputes.Open(intent, isInquiry, amount) : null);
        await webhooks.TellAsync(news, null);
        return dispute;
    }

    /// <summary>A dispute goes on. Null when there is none that can.</summary>
    public async Task<Dispute?> GoOnAsync(string disputeId, DisputeStep step)
    {
        var (dispute, news) = api.Happen(() => state.Disputes.GetValueOrDefault(disputeId) is { IsClosed: false } open
            ? step switch
            {
                DisputeStep.Review => disputes.Review(open),
                DisputeStep.Escalate => open.IsInquiry ? disputes.Escalate(open) : null,
                DisputeStep.Lose => disputes.Lose(open),
                _ => disputes.Win(open),
            }
            : null);
        await webhooks.TellAsync(news, null);
        return dispute;
    }

    /// <summary>Tells of what time has brought about, which otherwise waits for the next request.</summary>
    public async Task PassTimeAsync() => await webhooks.TellAsync(api.Happen<object>(() => null).News, null);

    /// <summary>Posts every event that there is so far, in the order that is wanted.</summary>
    public async Task<IReadOnlyList<(StripeEvent Event, HttpStatusCode? Status)>> PostAllAsync(Func<IEnumerable<StripeEvent>, IEnumerable<StripeEvent>> order)
    {
        List<(StripeEvent, HttpStatusCode?)> posted = [];
        foreach (var message in order([.. webhooks.Events]))
        {
            posted.Add((message, await webhooks.PostAsync(message, CancellationToken.None)));
        }

        return posted;
    }
}

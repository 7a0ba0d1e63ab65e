using System.Text.Json;
using System.Text.Json.Nodes;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.OpenApi;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>
/// Stripe's answers, one request at a time: hold it against Stripe's document, look whether its key was used before, do the work, hold the answer against
/// the document too.
/// </summary>
internal sealed class StripeApi(StripeState state, PaymentIntents intents, Refunds refunds, Disputes disputes, PaymentMethods methods, Customers customers, IdempotencyKeys keys)
{
    private readonly Lock _lock = new();
    private readonly RequestCheck? _requests = StripeSpec.Instance is { } spec ? new RequestCheck(spec) : null;
    private readonly AnswerCheck? _answers = StripeSpec.Instance is { } spec ? new AnswerCheck(spec) : null;

    /// <summary>Answers of the stub itself that are not as the document says: faults of the stub.</summary>
    public List<string> OwnFaults { get; } = [];

    /// <summary>What is answered, whether it was answered before, and the events that it brought about.</summary>
    public Handled Handle(StripeRequest request, FaultKind? fault, string baseUrl)
    {
        lock (_lock)
        {
            Age();
            if (_requests?.Complain(request.Method, request.Path, request.Parameters) is { } complaint)
            {
                return new Handled(StripeAnswer.Invalid(complaint.Message, complaint.Parameter, complaint.Code), false, TakeNews());
            }

            if (request.Method == "POST" && keys.Find(request) is { } known)
            {
                return new Handled(known.Answer, known.IsReplayed, TakeNews());
            }

            var answer = fault == FaultKind.ServerErrorRemembered ? StripeAnswer.OutOfOrder() : Checked(request, Act(request, baseUrl));
            if (fault == FaultKind.ServerErrorAfterCommit)
            {
                answer = StripeAnswer.OutOfOrder();
            }

            keys.Remember(request, answer);
            return new Handled(answer, false, TakeNews());
        }
    }

    /// <summary>Something that happens at a bank rather than by a request.</summary>
    public (T? Result, IReadOnlyList<(string Type, JsonObject Object)> News) Happen<T>(Func<T?> what)
    {
        lock (_lock)
        {
            Age();
            return (what(), TakeNews());
        }
    }

    private StripeAnswer Act(StripeRequest request, string baseUrl) => (request.Method, request.Segments) switch
    {
        ("POST", ["v1", "payment_intents"]) => intents.Create(request),
        ("GET", ["v1", "payment_intents", var id]) => With(id, intent => StripeAnswer.Ok(intent.ToJson())),
        ("POST", ["v1", "payment_intents", var id]) => With(id, intent => intents.Update(intent, request)),
        ("POST", ["v1", "payment_intents", var id, "confirm"]) => With(id, intent => intents.Confirm(intent, request, baseUrl)),
        ("POST", ["v1", "payment_intents", var id, "capture"]) => With(id, intent => intents.Capture(intent, request)),
        ("POST", ["v1", "payment_intents", var id, "cancel"]) => With(id, intent => intents.Cancel(intent, request)),
        ("GET", ["v1", "charges", var id]) => state.Charges.TryGetValue(id, out var charge) ? StripeAnswer.Ok(charge.ToJson()) : StripeAnswer.Missing("charge", id),
        ("POST", ["v1", "customers"]) => customers.Create(request),
        ("GET", ["v1", "customers", var id]) => customers.Retrieve(id),
        ("POST", ["v1", "payment_methods"]) => methods.Create(request),
        ("GET", ["v1", "payment_methods"]) => methods.List(request),
        ("POST", ["v1", "payment_methods", var id, "detach"]) => methods.Detach(id),
        ("GET", ["v1", "payment_methods", var id]) => methods.Retrieve(id),
        ("GET", ["v1", "refunds"]) => refunds.List(request),
        ("POST", ["v1", "refunds"]) => refunds.Create(request),
        ("GET", ["v1", "refunds", var id]) => state.Refunds.TryGetValue(id, out var refund) ? StripeAnswer.Ok(refund.ToJson()) : StripeAnswer.Missing("refund", id),
        ("GET", ["v1", "balance_transactions"]) => Lists.Page(
            request, "/v1/balance_transactions", state.Movements.Where(movement => movement.IsWithin(request.Number("created[gte]"), request.Number("created[lt]"))),
            movement => movement.Id, movement => movement.ToJson(request["expand[0]"] == "data.source" ? state.Find(movement.SourceId) : null)),
        ("GET", ["v1", "disputes"]) => Lists.Page(
            request, "/v1/disputes", state.Disputes.Values.Where(dispute => request["payment_intent"] is not { } intent || dispute.IntentId == intent), dispute => dispute.Id, dispute => dispute.ToJson()),
        ("GET", ["v1", "disputes", var id]) => state.Disputes.TryGetValue(id, out var dispute) ? StripeAnswer.Ok(dispute.ToJson()) : StripeAnswer.Missing("dispute", id),
        _ => StripeAnswer.Error(404, "invalid_request_error", null, $"The stub does not play {request.Method} {request.Path}."),
    };

    private StripeAnswer With(string id, Func<PaymentIntent, StripeAnswer> act) =>
        state.Intents.TryGetValue(id, out var intent) ? act(intent) : StripeAnswer.Missing("payment_intent", id);

    private StripeAnswer Checked(StripeRequest request, StripeAnswer answer)
    {
        if (_answers?.Complain(request.Method, request.Path, answer.IsError, JsonSerializer.SerializeToElement(answer.Body)) is not { } complaint)
        {
            return answer;
        }

        OwnFaults.Add($"{request.Method} {request.Path}: {complaint}");
        return StripeAnswer.Error(500, "api_error", null, $"The stub's own answer is not as Stripe's document says: {complaint}.");
    }

    private void Age()
    {
        foreach (var (_, intent) in state.Intents)
        {
            intents.Age(intent);
            disputes.Age(state.Intents[intent.Id]);
        }

        foreach (var (_, refund) in state.Refunds)
        {
            refunds.Age(refund);
        }
    }

    private List<(string Type, JsonObject Object)> TakeNews()
    {
        var news = state.News.ToList();
        state.News.Clear();
        return news;
    }
}

/// <summary>What became of a request.</summary>
/// <param name="Answer">What is answered.</param>
/// <param name="IsReplayed">Whether that was remembered rather than done.</param>
/// <param name="News">What happened besides, in order.</param>
internal sealed record Handled(StripeAnswer Answer, bool IsReplayed, IReadOnlyList<(string Type, JsonObject Object)> News);

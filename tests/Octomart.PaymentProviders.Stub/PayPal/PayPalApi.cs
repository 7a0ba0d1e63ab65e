using System.Text.Json;
using System.Text.Json.Nodes;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.OpenApi;
using Octomart.PaymentProviders.Stub.PayPal.Webhooks;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>PayPal's answers, one request at a time: hold it against PayPal's documents, do the work, hold the answer against them too.</summary>
internal sealed class PayPalApi(PayPalState state, Orders orders, Refunds refunds, PayPalSignature signature)
{
    private readonly Lock _lock = new();

    /// <summary>Answers of the stub itself that are not as the documents say: faults of the stub.</summary>
    public List<string> OwnFaults { get; } = [];

    /// <summary>What is answered, and the events that it brought about.</summary>
    public (PayPalAnswer Answer, IReadOnlyList<(string Type, string ResourceType, JsonObject Resource)> News) Handle(PayPalRequest request, FaultKind? fault, string baseUrl)
    {
        lock (_lock)
        {
            Age();
            var answer = Checked(request, Refusal(request) ?? Act(request, baseUrl));
            return (fault == FaultKind.ServerErrorAfterCommit ? PayPalAnswer.Error(500) : answer, TakeNews());
        }
    }

    /// <summary>Something that happens on PayPal's page rather than by a request.</summary>
    public (T? Result, IReadOnlyList<(string Type, string ResourceType, JsonObject Resource)> News) Happen<T>(Func<T?> what)
    {
        lock (_lock)
        {
            Age();
            return (what(), TakeNews());
        }
    }

    private static PayPalAnswer? Refusal(PayPalRequest request) =>
        PayPalSpec.Of(request.Path) is not { } spec ? null
        : spec.Find(request.Method, request.Path) is not { } operation ? PayPalAnswer.Error(404)
        : new JsonCheck(spec).Request(operation, request.Body) is { } complaint ? PayPalAnswer.Issue(400, complaint.Issue, complaint.ToString())
        : null;

    private PayPalAnswer Act(PayPalRequest request, string baseUrl) => (request.Method, request.Segments) switch
    {
        ("POST", ["v2", "checkout", "orders"]) => orders.Create(request, baseUrl),
        ("GET", ["v2", "checkout", "orders", var id]) => orders.Get(id),
        ("POST", ["v2", "checkout", "orders", var id, "capture"]) => orders.Capture(id, request),
        ("POST", ["v2", "payments", "captures", var id, "refund"]) => refunds.Create(id, request),
        ("GET", ["v2", "payments", "refunds", var id]) => refunds.Get(id),
        ("POST", ["v1", "notifications", "verify-webhook-signature"]) =>
            PayPalAnswer.Ok(200, new JsonObject { ["verification_status"] = request.Body is { } body && signature.IsGood(body) ? "SUCCESS" : "FAILURE" }),
        _ => PayPalAnswer.Error(404),
    };

    /// <summary>Bad requests are described in words of ours, which no document lists.</summary>
    private PayPalAnswer Checked(PayPalRequest request, PayPalAnswer answer)
    {
        if (answer.Status == 400 || PayPalSpec.Of(request.Path) is not { } spec || spec.Find(request.Method, request.Path) is not { } operation
            || new JsonCheck(spec).Answer(operation, answer.Status, JsonSerializer.SerializeToElement(answer.Body)) is not { } complaint)
        {
            return answer;
        }

        OwnFaults.Add($"{request.Method} {request.Path}: {complaint}");
        return PayPalAnswer.Error(500);
    }

    private void Age()
    {
        foreach (var (_, order) in state.Orders)
        {
            orders.Age(order);
        }

        foreach (var (_, refund) in state.Refunds)
        {
            refunds.Age(refund);
        }
    }

    private List<(string Type, string ResourceType, JsonObject Resource)> TakeNews()
    {
        var news = state.News.ToList();
        state.News.Clear();
        return news;
    }
}

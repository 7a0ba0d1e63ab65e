using System.Globalization;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.Stripe.Elements;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>Stripe's API over HTTP, and the bank's page.</summary>
internal static class StripeEndpoints
{
    public static void AddStripeStub(this IServiceCollection services)
    {
        services.AddSingleton<StripeState>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<PaymentIntents>();
        services.AddSingleton<Refunds>();
        services.AddSingleton<Disputes>();
        services.AddSingleton<PaymentMethods>();
        services.AddSingleton<Customers>();
        services.AddSingleton<FaultQueue>();
        services.AddSingleton<StripeApi>();
        services.AddSingleton<StripeStub>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
    }

    public static void MapStripeStub(this WebApplication app)
    {
        var stripe = app.MapGroup(StripeStub.BasePath);
        stripe.Map("/v1/{**rest}", AnswerAsync);
        stripe.MapGet($"{ThreeDSecurePage.Path}/{{id}}", (string id, StripeStub stub) =>
            stub.Find(id) is { } intent ? Results.Content(ThreeDSecurePage.Html(intent), "text/html") : Results.NotFound());
        stripe.MapPost($"{ThreeDSecurePage.Path}/{{id}}", AnswerBankAsync);
        stripe.MapElements();
    }

    private static async Task<IResult> AnswerBankAsync(string id, HttpRequest request, StripeStub stub)
    {
        var form = await request.ReadFormAsync();
        return await stub.AnswerBankAsync(id, form["answer"] == "approve") is { } intent
            ? Results.Redirect(ThreeDSecurePage.ReturnUrl(intent, $"{ThreeDSecurePage.Path}/{id}"))
            : Results.NotFound();
    }

    private static async Task AnswerAsync(HttpContext http, StripeStub stub)
    {
        var request = await ReadAsync(http.Request);
        stub.Requests.Enqueue(request);
        var fault = stub.Faults.Take(http.Request);
        if (fault == FaultKind.LostRequest)
        {
            http.Abort();
            return;
        }

        if (Refusal(http.Request, request, fault) is { } refusal)
        {
            await WriteAsync(http.Response, request, new Handled(refusal, false, []));
            return;
        }

        var handled = stub.Api.Handle(request, fault, $"{http.Request.Scheme}://{http.Request.Host}{StripeStub.BasePath}");
        await stub.Webhooks.TellAsync(handled.News, request);
        switch (fault)
        {
            case FaultKind.LostAnswer:
                http.Abort();
                break;
            case FaultKind.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            default:
                await WriteAsync(http.Response, request, handled);
                break;
        }
    }

    /// <summary>What is refused before the API sees it. A buyer's page has the publishable key: it makes payment methods, and needs an intent's secret for anything else.</summary>
    private static StripeAnswer? Refusal(HttpRequest http, StripeRequest request, FaultKind? fault) => fault switch
    {
        FaultKind.RateLimited => StripeAnswer.Error(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded."),
        FaultKind.ServerError => StripeAnswer.OutOfOrder(),
        FaultKind.KeyInUse => StripeAnswer.Error(409, "idempotency_error", "idempotency_key_in_use", "There is currently another in-progress request using this idempotency key."),
        _ => http.Headers.Authorization.ToString() switch
        {
            var key when key.StartsWith("Bearer sk_test_", StringComparison.Ordinal) || key.StartsWith("Bearer rk_test_", StringComparison.Ordinal) => null,
            var key when key.StartsWith("Bearer pk_test_", StringComparison.Ordinal) && request is { Method: "POST", Segments: ["v1", "payment_methods"] } => null,
            var key when key.StartsWith("Bearer pk_test_", StringComparison.Ordinal) && request["client_secret"] == $"{request.Segments.ElementAtOrDefault(2)}_secret_stub" => null,
            "" => StripeAnswer.Error(401, "invalid_request_error", null, "You did not provide an API key."),
            _ => StripeAnswer.Error(401, "invalid_request_error", null, "Invalid API Key provided. The stub takes keys of Stripe's test mode only."),
        },
    };

    private static async Task<StripeRequest> ReadAsync(HttpRequest request)
    {
        var parameters = request.HasFormContentType
            ? (await request.ReadFormAsync()).Select(p => KeyValuePair.Create(p.Key, p.Value.ToString()))
            : request.Query.Select(p => KeyValuePair.Create(p.Key, p.Value.ToString()));
        return new StripeRequest(
            request.Method, request.Path.Value![StripeStub.BasePath.Length..], HeaderOf(request, "Idempotency-Key"), HeaderOf(request, "Stripe-Version"), new Dictionary<string, string>(parameters));
    }

    private static string? HeaderOf(HttpRequest request, string name) => request.Headers[name].ToString() is { Length: > 0 } text ? text : null;

    private static async Task WriteAsync(HttpResponse response, StripeRequest request, Handled handled)
    {
        response.StatusCode = handled.Answer.Status;
        response.ContentType = "application/json";
        response.Headers["Request-Id"] = string.Create(CultureInfo.InvariantCulture, $"req_{Guid.NewGuid():N}");
        response.Headers["Stripe-Version"] = request.Version;
        response.Headers["Idempotency-Key"] = request.Key;
        if (handled.IsReplayed)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }

        await response.WriteAsync(handled.Answer.Body.ToJsonString());
    }
}

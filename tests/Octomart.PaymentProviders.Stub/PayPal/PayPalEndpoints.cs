using System.Text.Json;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.PayPal.Webhooks;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>PayPal's API over HTTP, and its page for buyers.</summary>
internal static class PayPalEndpoints
{
    public static void AddPayPalStub(this IServiceCollection services)
    {
        services.AddSingleton<PayPalState>();
        services.AddSingleton<RequestIds>();
        services.AddSingleton<Orders>();
        services.AddSingleton<Refunds>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<PayPalSignature>();
        services.AddSingleton<PayPalApi>();
        services.AddSingleton<PayPalStub>();
        services.AddSingleton<PayPalWebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<PayPalWebhookSender>());
    }

    public static void MapPayPalStub(this WebApplication app)
    {
        var paypal = app.MapGroup(PayPalStub.BasePath);
        paypal.MapPost("/v1/oauth2/token", GiveToken);
        paypal.Map("/v1/notifications/{**rest}", AnswerAsync);
        paypal.Map("/v2/{**rest}", AnswerAsync);
        paypal.MapGet(ApprovalPage.Path, (string token, PayPalStub stub) => stub.Find(token) is { } order ? Results.Content(ApprovalPage.Html(order), "text/html") : Results.NotFound());
        paypal.MapPost(ApprovalPage.Path, DecideAsync);
    }

    private static async Task<IResult> GiveToken(HttpRequest request, PayPalStub stub)
    {
        var fault = stub.Faults.Take(request);
        if (fault is not null)
        {
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        var form = await request.ReadFormAsync();
        return form["grant_type"] == "client_credentials" && stub.Tokens.Give(request.Headers.Authorization.ToString()) is { } token
            ? Results.Json(new { access_token = token, token_type = "Bearer", expires_in = (int)stub.Options.TokenLifetime.TotalSeconds })
            : Results.Json(new { error = "invalid_client", error_description = "Client Authentication failed" }, statusCode: StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> DecideAsync(string token, HttpRequest request, PayPalStub stub)
    {
        var form = await request.ReadFormAsync();
        if (stub.Find(token) is not { } order)
        {
            return Results.NotFound();
        }

        var approves = form["answer"] == "approve";
        if (approves)
        {
            await stub.ApproveAsync(token, Enum.TryParse<Funding>(form["funding"], out var funding) ? funding : Funding.Balance);
        }

        return Results.Redirect(ApprovalPage.ReturnUrl(order, approves));
    }

    private static async Task AnswerAsync(HttpContext http, PayPalStub stub)
    {
        if (await ReadAsync(http.Request) is not { } request)
        {
            await WriteAsync(http.Response, PayPalAnswer.Issue(400, "MALFORMED_REQUEST_JSON", "The request JSON is not well formed."));
            return;
        }

        stub.Requests.Enqueue(request);
        var fault = stub.Faults.Take(http.Request);
        if (fault == FaultKind.LostRequest)
        {
            http.Abort();
            return;
        }

        if (Refusal(http.Request, stub, fault) is { } refusal)
        {
            await WriteAsync(http.Response, refusal);
            return;
        }

        var (answer, news) = stub.Api.Handle(request, fault, $"{http.Request.Scheme}://{http.Request.Host}{PayPalStub.BasePath}");
        await stub.Webhooks.TellAsync(news);
        switch (fault)
        {
            case FaultKind.LostAnswer:
                http.Abort();
                break;
            case FaultKind.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            default:
                await WriteAsync(http.Response, answer);
                break;
        }
    }

    private static PayPalAnswer? Refusal(HttpRequest http, PayPalStub stub, FaultKind? fault) => fault switch
    {
        FaultKind.RateLimited => PayPalAnswer.Error(429),
        FaultKind.ServerError or FaultKind.ServerErrorRemembered => PayPalAnswer.Error(500),
        FaultKind.KeyInUse => PayPalAnswer.Error(409),
        _ => stub.Tokens.IsGood(http.Headers.Authorization.ToString()) ? null : PayPalAnswer.Error(401),
    };

    /// <summary>Null when the body is no JSON.</summary>
    private static async Task<PayPalRequest?> ReadAsync(HttpRequest request)
    {
        try
        {
            JsonElement? body = request.Method == "GET" ? null : (await JsonDocument.ParseAsync(request.Body)).RootElement;
            return new PayPalRequest(
                request.Method, request.Path.Value![PayPalStub.BasePath.Length..], request.Headers["PayPal-Request-Id"] is [{ Length: > 0 } id] ? id : null,
                request.Headers["Prefer"].ToString() == "return=representation", body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(HttpResponse response, PayPalAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        response.Headers["Paypal-Debug-Id"] = $"{Guid.NewGuid():N}"[..13];
        await response.WriteAsync(answer.Body.ToJsonString());
    }
}

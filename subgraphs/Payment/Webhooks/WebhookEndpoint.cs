using System.Text;
using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Webhooks;

/// <summary><c>POST /webhooks/{provider}</c>: verify, store, acknowledge. What follows from the event is the reconciler's work.</summary>
internal static class WebhookEndpoint
{
    private const int MaxBytes = 256 * 1024;

    public static void MapWebhooks(this WebApplication app) => app.MapPost("/webhooks/{provider}", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(string provider, HttpContext http, PaymentProviders providers, WebhookInbox inbox, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } known)
        {
            return Results.NotFound();
        }

        if (await ReadAsync(http.Request, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var reading = await known.ReadWebhookAsync(http.Request.Headers, body, cancellationToken);
        if (reading.Value is not { } message)
        {
            // Whoever cannot check an event now must not lose it: the provider sends it again.
            return reading.Refusal is null ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.BadRequest();
        }

        await inbox.AddAsync(known.Provider, message, cancellationToken);
        return Results.Ok();
    }

    /// <summary>The body exactly as it was signed; null when it is too long.</summary>
    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > MaxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}

using Octomart.Hosting;

namespace Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;

/// <summary>Wrong credentials are told at start, not by the first buyer.</summary>
public class PayPalOptionsTests
{
    private const string Good = "AeA1QIZXiflr1_-r0U2UbWTziOWX1GRQer5jkUq4ZfWT5qwb6qQRPq7jDtv57TL4POEEezGLdutcxnkJ";

    [Theory]
    [InlineData(Good, null, null, "ClientSecret is missing")]
    [InlineData(null, Good, null, "ClientId is missing")]
    [InlineData("me@shop.example", Good, null, "PayPal's client id has")]
    [InlineData(Good, "a secret with blanks", null, "PayPal's client secret has")]
    [InlineData(Good, Good, "https://shop.example/webhooks/paypal", "it is not the webhook's address")]
    public async Task Wrong_or_missing_setting_is_a_start_up_error_that_says_what_is_wrong(string? clientId, string? clientSecret, string? webhookId, string message)
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => PaymentShop.OpenAsync(settings:
        [
            new("Octomart:Payment:PayPal:ClientId", clientId),
            new("Octomart:Payment:PayPal:ClientSecret", clientSecret),
            new("Octomart:Payment:PayPal:WebhookId", webhookId),
        ]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}

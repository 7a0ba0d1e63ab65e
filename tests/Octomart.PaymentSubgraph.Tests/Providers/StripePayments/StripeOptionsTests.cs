using Octomart.Hosting;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>A wrong key is told at start, not by the first buyer.</summary>
public class StripeOptionsTests
{
    [Theory]
    [InlineData("ApiKey", "pk_test_123", "the publishable key (pk_...) is for the buyers' pages")]
    [InlineData("ApiKey", "secret", "begins with sk_test_")]
    [InlineData("PublishableKey", "sk_test_123", "never give a secret key (sk_...) to pages")]
    [InlineData("WebhookSecret", "sk_test_123", "begins with whsec_")]
    [InlineData("PreviousWebhookSecret", "secret", "begins with whsec_")]
    public async Task Wrong_setting_is_a_start_up_error_that_says_what_is_wrong(string setting, string value, string message)
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => PaymentShop.OpenAsync(settings: [new($"Octomart:Payment:Stripe:{setting}", value)]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_two_modes_are_a_start_up_error()
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => PaymentShop.OpenAsync(settings:
            [new("Octomart:Payment:Stripe:ApiKey", "sk_live_1"), new("Octomart:Payment:Stripe:PublishableKey", "pk_test_1")]));

        Assert.Contains("Take both from one mode", error.Message, StringComparison.Ordinal);
    }
}

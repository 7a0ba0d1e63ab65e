using Microsoft.Extensions.Options;

namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>Adds PayPal.</summary>
internal static class PayPalProviderExtensions
{
    /// <summary>Nothing is added without a client id.</summary>
    public static void AddPayPalProvider(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PayPalOptions>().BindConfiguration(PayPalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrEmpty(configuration[$"{PayPalOptions.Section}:{nameof(PayPalOptions.ClientId)}"]))
        {
            return;
        }

        // No retries of its own: the driver asks again under the same key, and knows when to stop.
        services.AddHttpClient(PayPalClient.HttpClientName, (provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<PayPalOptions>>().Value;
            http.BaseAddress = new Uri($"{options.ApiBase.TrimEnd('/')}/");
            http.Timeout = options.Timeout;
        });
        services.AddSingleton<PayPalTokens>();
        services.AddSingleton<PayPalClient>();
        services.AddSingleton<PayPalWebhooks>();
        services.AddSingleton<IPaymentProvider, PayPalProvider>();
    }
}

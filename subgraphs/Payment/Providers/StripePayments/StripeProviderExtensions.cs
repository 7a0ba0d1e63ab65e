using Microsoft.Extensions.Options;
using Stripe;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>Adds Stripe.</summary>
internal static class StripeProviderExtensions
{
    private const string HttpClientName = "stripe";

    /// <summary>Nothing is added without a key.</summary>
    public static void AddStripeProvider(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StripeOptions>().BindConfiguration(StripeOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Validate(options => options.KeysAreOfOneMode, $"{StripeOptions.Section}: of Stripe's two keys one is of the test mode and one is live. Take both from one mode.");
        if (string.IsNullOrEmpty(configuration[$"{StripeOptions.Section}:{nameof(StripeOptions.ApiKey)}"]))
        {
            return;
        }

        services.AddHttpClient(HttpClientName);
        services.AddSingleton<IStripeClient>(Connect);
        services.AddSingleton<IPaymentProvider, StripeProvider>();
        services.AddSingleton<ICardVault, StripeCardVault>();
    }

    private static StripeClient Connect(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StripeOptions>>().Value;
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        http.Timeout = options.Timeout;

        // No retries of its own: the driver asks again under the same key, and knows when to stop.
        return new StripeClient(new StripeClientOptions
        {
            ApiKey = options.ApiKey,
            ApiBase = options.ApiBase.TrimEnd('/'),
            HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
        });
    }
}

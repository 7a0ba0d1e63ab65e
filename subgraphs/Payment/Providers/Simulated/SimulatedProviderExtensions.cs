using Octomart.PaymentSubgraph.Payouts;
using Octomart.PaymentSubgraph.Payouts.Simulated;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>Adds the simulated provider.</summary>
internal static class SimulatedProviderExtensions
{
    /// <summary>Nothing is added when it is turned off.</summary>
    public static void AddSimulatedProvider(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SimulatedOptions>().BindConfiguration(SimulatedOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!configuration.GetValue($"{SimulatedOptions.Section}:{nameof(SimulatedOptions.Enabled)}", true))
        {
            return;
        }

        services.AddHttpClient(SimulatedProviderWorker.HttpClientName);
        services.AddSingleton<SimulatedSignature>();
        services.AddSingleton<SimulatedProvider>();
        services.AddSingleton<IPaymentProvider>(provider => provider.GetRequiredService<SimulatedProvider>());
        services.AddSingleton<ICardVault, SimulatedCardVault>();
        services.AddSingleton<IPayoutProvider, SimulatedPayoutProvider>();
        services.AddSingleton<SimulatedProviderWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<SimulatedProviderWorker>());
    }
}

using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>The providers that can pay sellers here.</summary>
internal sealed class PayoutProviders(IEnumerable<IPayoutProvider> providers)
{
    private readonly Dictionary<Provider, IPayoutProvider> _providers = providers.ToDictionary(provider => provider.Provider);

    public IPayoutProvider? Find(Provider provider) => _providers.GetValueOrDefault(provider);
}

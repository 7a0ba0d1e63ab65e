namespace Octomart.PaymentSubgraph.Providers;

/// <summary>The providers that are configured here.</summary>
internal sealed class PaymentProviders(IEnumerable<IPaymentProvider> providers)
{
    private readonly Dictionary<Provider, IPaymentProvider> _providers = providers.ToDictionary(provider => provider.Provider);

    /// <summary>What buyers can choose from, in the order in which it was set up.</summary>
    public IReadOnlyList<PaymentProviderOffer> Offers { get; } = [.. providers.Select(provider => provider.Offer)];

    public IReadOnlyCollection<IPaymentProvider> All => _providers.Values;

    public IPaymentProvider? Find(Provider? provider) => provider is { } known ? _providers.GetValueOrDefault(known) : null;

    /// <summary>By its name in addresses: <c>simulated</c>, <c>stripe</c>, <c>paypal</c>.</summary>
    public IPaymentProvider? Find(string name) => _providers.Values.FirstOrDefault(provider => provider.Provider.ToString().Equals(name, StringComparison.OrdinalIgnoreCase));
}

using Octomart.Store;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>Keeps test methods as if they were cards.</summary>
internal sealed class SimulatedCardVault(IDocumentStore store) : ICardVault
{
    private const int YearsGood = 4;

    public Provider Provider => Provider.Simulated;

    public Task<ProviderReply<VaultCustomer>> OpenAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(ProviderReply.Of(new VaultCustomer(OpaqueId.From("scu", userId))));

    public async Task<ProviderReply<VaultCards>> ListAsync(string customer, CancellationToken cancellationToken)
    {
        var cards = await store.Set<SimulatedCard>().ListAsync(new() { Where = card => card.Customer == customer }, cancellationToken);
        return ProviderReply.Of(new VaultCards([.. cards.OrderByDescending(card => card.SavedAt).Select(card =>
            new VaultCard(card.Method, "visa", SimulatedMethods.LastFourOf(card.Method), 12, card.SavedAt.Year + YearsGood))]));
    }

    public async Task<ProviderReply<VaultCustomer>> RemoveAsync(string customer, string card, CancellationToken cancellationToken)
    {
        var id = SimulatedCard.IdOf(customer, card);
        await store.WriteAsync([id], async (work, ct) =>
        {
            if (await work.FindAsync<SimulatedCard>(id, ct) is { } known)
            {
                work.Delete(known);
            }
        }, cancellationToken);
        return ProviderReply.Of(new VaultCustomer(customer));
    }
}

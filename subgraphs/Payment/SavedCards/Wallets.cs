using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.SavedCards;

/// <summary>The buyers' wallets, and what providers keep in them.</summary>
internal sealed class Wallets(IDocumentStore store, IEnumerable<ICardVault> vaults, ILogger<Wallets> logger)
{
    private readonly Dictionary<Provider, ICardVault> _vaults = vaults.ToDictionary(vault => vault.Provider);

    /// <summary>Whether cards can be kept with this provider.</summary>
    public bool Has(Provider provider) => _vaults.ContainsKey(provider);

    /// <summary>All cards of a buyer; null when a provider did not answer.</summary>
    public async Task<IReadOnlyList<SavedCard>?> ListAsync(string userId, CancellationToken cancellationToken)
    {
        List<SavedCard> cards = [];
        foreach (var wallet in await store.Set<Wallet>().ListAsync(new() { Where = wallet => wallet.UserId == userId }, cancellationToken))
        {
            if (!_vaults.TryGetValue(wallet.Provider, out var vault))
            {
                continue;
            }

            var reply = await vault.ListAsync(wallet.Customer, cancellationToken);
            if (reply.Value is not { } found)
            {
                logger.LogWarning("{Provider} did not show the cards of {WalletId}: {Reason}", wallet.Provider, wallet.Id, reply.Refusal ?? reply.Outage);
                return null;
            }

            cards.AddRange(SavedCard.ListOf(wallet, found));
        }

        return cards;
    }

    /// <summary>The buyer's wallet with a provider, made when there is none; null when the provider did not answer.</summary>
    public async Task<Wallet?> OpenAsync(string userId, Provider provider, CancellationToken cancellationToken)
    {
        var id = Wallet.IdOf(userId, provider);
        if (await store.Set<Wallet>().FindAsync(id, cancellationToken) is { } known)
        {
            return known;
        }

        var reply = await _vaults[provider].OpenAsync(userId, cancellationToken);
        if (reply.Value is not { } customer)
        {
            logger.LogWarning("{Provider} did not take a new customer: {Reason}", provider, reply.Refusal ?? reply.Outage);
            return null;
        }

        try
        {
            return await store.WriteAsync([id], async (work, ct) =>
            {
                if (await work.FindAsync<Wallet>(id, ct) is { } opened)
                {
                    return opened;
                }

                var wallet = new Wallet { Id = id, UserId = userId, Provider = provider, Customer = customer.Reference };
                work.Insert(wallet);
                return wallet;
            }, cancellationToken);
        }
        catch (DuplicateKeyException)
        {
            // Opened by another replica at this moment; its customer is the buyer's, ours stays empty.
            return await store.Set<Wallet>().FindAsync(id, cancellationToken);
        }
    }

    /// <summary>Makes the provider forget a card. Whether it did.</summary>
    public async Task<bool> RemoveAsync(SavedCard card, CancellationToken cancellationToken)
    {
        var reply = await _vaults[card.Wallet.Provider].RemoveAsync(card.Wallet.Customer, card.Card.Reference, cancellationToken);
        if (reply.Value is null)
        {
            logger.LogWarning("{Provider} did not forget {CardId}: {Reason}", card.Wallet.Provider, card.Id, reply.Refusal ?? reply.Outage);
        }

        return reply.Value is not null;
    }

    /// <summary>Offers this card first from now on.</summary>
    public Task PreferAsync(SavedCard card, CancellationToken cancellationToken) => store.WriteAsync([card.Wallet.Id], async (work, ct) =>
    {
        if (await work.FindAsync<Wallet>(card.Wallet.Id, ct) is { } wallet && wallet.DefaultCard != card.Card.Reference)
        {
            work.Update(wallet with { DefaultCard = card.Card.Reference });
        }
    }, cancellationToken);
}

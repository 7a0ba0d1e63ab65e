namespace Octomart.PaymentSubgraph.Providers;

/// <summary>
/// Keeps buyers' cards at a provider, so that no card's number is ever ours. A card gets there by paying with it (<see cref="ConfirmRequest.SavesCard"/>).
/// </summary>
internal interface ICardVault
{
    /// <summary>Which one.</summary>
    Provider Provider { get; }

    /// <summary>
    /// A new customer of the provider's, for one of our buyers. Asked twice it may make two: the caller keeps one, and the other stays empty.
    /// </summary>
    Task<ProviderReply<VaultCustomer>> OpenAsync(string userId, CancellationToken cancellationToken);

    /// <summary>A customer's cards, the newest first.</summary>
    Task<ProviderReply<VaultCards>> ListAsync(string customer, CancellationToken cancellationToken);

    /// <summary>Forgets a card; nothing can be charged to it any more. A card that is gone already is forgotten too.</summary>
    Task<ProviderReply<VaultCustomer>> RemoveAsync(string customer, string card, CancellationToken cancellationToken);
}

/// <summary>A buyer as the provider knows them.</summary>
/// <param name="Reference">The provider's id.</param>
internal sealed record VaultCustomer(string Reference);

/// <summary>What a customer keeps with the provider.</summary>
/// <param name="Cards">The newest first.</param>
internal sealed record VaultCards(IReadOnlyList<VaultCard> Cards);

/// <summary>A card, as much of it as people recognise it by.</summary>
/// <param name="Reference">The provider's id, which is charged.</param>
/// <param name="Brand">In lower case, as the provider says it: <c>visa</c>.</param>
/// <param name="LastFour">Its last four digits.</param>
/// <param name="ExpiryMonth">1 to 12.</param>
/// <param name="ExpiryYear">Four digits.</param>
/// <param name="Fingerprint">The same for the same card, however often it was entered; null when the provider does not say.</param>
internal sealed record VaultCard(string Reference, string Brand, string LastFour, int ExpiryMonth, int ExpiryYear, string? Fingerprint = null);

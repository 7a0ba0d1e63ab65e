using Octomart.SubgraphDefaults.Calls;

namespace Octomart.OrderSubgraph.Services;

/// <summary>Who a seller is, as Seller says.</summary>
internal sealed class SellerService(SubgraphClient subgraphs)
{
    private const string Query = "query($id: ID!) { seller(id: $id) { name countryCode } }";

    /// <summary>Null when Seller does not know, or does not answer.</summary>
    public async Task<SellerName?> FindAsync(string sellerId, CancellationToken cancellationToken) =>
        (await subgraphs.SendAsync<Reply>("seller", Query, new { id = sellerId }, cancellationToken)).Data?.Seller;

    private sealed record Reply(SellerName? Seller);
}

/// <summary>A seller's name and where it is.</summary>
internal sealed record SellerName(string Name, string CountryCode);
